import { ActionPlan, type ConfigurationChange } from '../contract/actions.ts';
import { Configuration } from '../contract/configuration.ts';
import { Refusal } from './faults.ts';

const PATIENCE_MS = 30_000;

/** A refusal of the hub with the paths of what is wrong, below `changes` of what was asked. */
export class HubRefusal extends Refusal {
  readonly status: number;
  readonly fields: { path: string; message: string }[];

  constructor(status: number, message: string, fields: { path: string; message: string }[]) {
    super(message);
    this.status = status;
    this.fields = fields;
  }
}

/** The hub as a key sees it: the public API and nothing else. The key is sent, and never told. */
export class Hub {
  readonly url: string;
  readonly #key: string;

  constructor({ url, key }: { url: string; key: string }) {
    this.url = addressOf(url);
    this.#key = key;
  }

  async readConfiguration(): Promise<Configuration> {
    return Configuration.parse(await this.#call('GET', '/configuration'));
  }

  async propose(changes: ConfigurationChange[]): Promise<ActionPlan> {
    const body = { kind: 'change_configuration', input: { changes } };
    return ActionPlan.parse(await this.#call('POST', '/actions', body));
  }

  async readPlan(id: string): Promise<ActionPlan> {
    return ActionPlan.parse(await this.#call('GET', `/actions/${id}`));
  }

  /** Where a person decides on plans. */
  get approvals(): string {
    return `${this.url}/tasks`;
  }

  async #call(method: string, path: string, body?: unknown): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.#key}`, 'content-type': 'application/json' };
    const init = { method, headers, redirect: 'error' as const, signal: AbortSignal.timeout(PATIENCE_MS) };
    const response = await fetch(`${this.url}/api/v1${path}`, {
      ...init,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((error: Error & { cause?: { message?: string } }) => {
      throw new Refusal(`The hub at ${this.url} cannot be reached: ${error.cause?.message ?? error.message}`);
    });
    const answer = await response.json().catch(() => null);
    if (response.ok) return answer;
    const { message, fields } = Object(answer) as { message?: unknown; fields?: HubRefusal['fields'] };
    throw new HubRefusal(response.status, sayRefusal(response.status, message), fields ?? []);
  }
}

function sayRefusal(status: number, message: unknown): string {
  const said = typeof message === 'string' ? message : `The hub answered ${status}`;
  if (status === 401) return `${said}: this key is not good, or no longer`;
  return said;
}

/** A key does not travel where others can read it. */
function addressOf(url: string): string {
  const address = URL.parse(url);
  if (!address || !/^https?:$/.test(address.protocol)) throw new Refusal(`“${url}” is no address of a hub`);
  const isHere = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(address.hostname);
  if (address.protocol === 'http:' && !isHere) throw new Refusal('Use https: over http others could read the key');
  return address.origin;
}
