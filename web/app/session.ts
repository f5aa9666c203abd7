import type { Login, Register, SignedIn, Tokens, User, Workspace } from '../../contract/auth.ts';
import { backOff } from '../ui/back-off.ts';
import { State } from '../ui/watch.ts';
import { type Access, Api, ApiFailure, readJson, send, unreachable } from './api.ts';
import { forget, recall, remember } from './storage.ts';
import { hearTabs, tellTabs } from './tabs.ts';

/** An access token is renewed this long before it ends, so that a call seldom meets a 401. */
const renewBeforeMs = 20_000;

/** By then the answer to a refresh has come, or its page is gone and the browser has taken it. */
const leftOverMs = 1500;

/**
 * Who is signed in. The access token lives in this object only; the refresh token in an HttpOnly cookie that scripts
 * never see. Fires `change`, and `expired` when a sign-in ended under someone's hands: whoever shows the sign-in then
 * calls `resume`.
 */
export class Session extends State implements Access {
  /** `unreachable`: this browser was signed in and the hub does not answer; `retry` asks it again. */
  state: 'starting' | 'unreachable' | 'visitor' | 'signed-in' = 'starting';
  user: User | undefined;
  workspace: Workspace | undefined;
  readonly api = new Api(this);
  #access: { token: string; endsAt: number } | undefined;
  #renewing: Promise<boolean> | undefined;
  #tries = 0;
  #waiting: ((signedIn: boolean) => void)[] = [];

  /** Signs in silently where this browser was signed in, and follows what other tabs do. */
  async start(): Promise<void> {
    hearTabs((news) => {
      if (news.kind === 'signed-out') this.#forget();
      if (news.kind === 'moved') location.assign('/');
      if (news.kind === 'signed-in' && this.state === 'visitor') void this.#silently();
    });
    await this.#silently();
  }

  async retry(): Promise<void> {
    if (this.state === 'unreachable') await this.#silently();
  }

  async signIn(input: Login, headers: Record<string, string> = {}): Promise<void> {
    this.enter(await readJson<SignedIn>(await send('POST', '/auth/login', { body: input, headers })));
  }

  async register(input: Register, headers: Record<string, string> = {}): Promise<void> {
    this.enter(await readJson<SignedIn>(await send('POST', '/auth/register', { body: input, headers })));
  }

  /** By what the link of a letter carries. */
  async openLink(token: string, headers: Record<string, string> = {}): Promise<void> {
    this.enter(await readJson<SignedIn>(await send('POST', '/auth/email-link/open', { body: { token }, headers })));
  }

  async signOut(): Promise<void> {
    await this.api.post('/auth/logout').catch((error: unknown) => {
      // Offline the cookie would stay: better said than hidden. A session that is gone already is what was wanted.
      if (!(error instanceof ApiFailure) || error.status !== 401) throw error;
    });
    this.#forget();
    // Who signs out on purpose may leave the browser to somebody else.
    forget('draft.');
    tellTabs({ kind: 'signed-out' });
  }

  /** Ends the wait of calls that met an expired sign-in: they go on, or fail with what was typed still in place. */
  resume(signedIn: boolean): void {
    if (!signedIn) this.#forget();
    for (const go of this.#waiting.splice(0)) go(signedIn);
  }

  /** What to call whoever is here, known from the last time before the silent sign-in has ended. */
  get firstName(): string | undefined {
    return this.user?.firstName ?? (this.state === 'starting' ? recall('signed-in') : undefined);
  }

  setUser(user: User): void {
    this.user = user;
    remember('signed-in', user.firstName);
    this.changed();
  }

  setWorkspace(workspace: Workspace): void {
    this.workspace = workspace;
    this.changed();
  }

  /** The access token, once it is known whether there is one: nobody is taken for a visitor while signing in silently. */
  async token(): Promise<string | undefined> {
    if (!this.#access && this.state === 'starting') await this.#renewing?.catch(() => undefined);
    if (!this.#access && this.state === 'unreachable') throw unreachable();
    if (this.#access && this.#access.endsAt - Date.now() < renewBeforeMs) await this.#renewOnce().catch(() => false);
    return this.#access?.token;
  }

  async renew(refused: string): Promise<boolean> {
    if (this.#access && this.#access.token !== refused) return true;
    if (await this.#renewOnce()) return true;
    if (this.state !== 'signed-in') return false;
    return new Promise((done) => {
      this.#waiting.push(done);
      this.dispatchEvent(new Event('expired'));
    });
  }

  /** One refresh at a time, in this tab and among all tabs: the token in the cookie can be spent only once. */
  #renewOnce(): Promise<boolean> {
    const refresh = async () => {
      await this.#leftOver();
      remember('refreshing', String(Date.now()));
      try {
        const { tokens } = await readJson<{ tokens: Tokens }>(
          await send('POST', '/auth/refresh', { body: {}, keepalive: true }),
        );
        this.#take(tokens);
        return true;
      } catch (error) {
        if (error instanceof ApiFailure && error.status === 401) return false;
        throw error;
      } finally {
        remember('refreshing', undefined);
      }
    };
    this.#renewing ??= Promise.resolve(
      navigator.locks ? navigator.locks.request('pulsehub.refresh', refresh) : refresh(),
    ).finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  /**
   * A page that was left in the middle of a refresh has spent the token in the cookie; its answer, which the browser
   * still takes, brings the next one. Showing the old one again would end the session.
   */
  async #leftOver(): Promise<void> {
    const began = Number(recall('refreshing') ?? 0);
    const wait = began + leftOverMs - Date.now();
    if (began > 0 && wait > 0 && wait <= leftOverMs) await new Promise((done) => setTimeout(done, wait));
  }

  async #silently(): Promise<void> {
    if (!recall('signed-in')) return this.#forget();
    try {
      if (!(await this.#renewOnce())) return this.#forget();
      const [user, workspace] = await Promise.all([
        this.api.get<User>('/user/profile'),
        this.api.get<Workspace>('/workspace'),
      ]);
      this.#show(user, workspace);
    } catch {
      this.state = 'unreachable';
      this.changed();
      this.#tries += 1;
      void backOff(this.#tries, new AbortController().signal).then(() => this.retry());
    }
  }

  /** What a way in answered. */
  enter({ user, workspace, tokens }: SignedIn): void {
    this.#take(tokens);
    this.#show(user, workspace);
    tellTabs({ kind: 'signed-in' });
  }

  #take(tokens: Tokens): void {
    this.#access = { token: tokens.accessToken, endsAt: Date.now() + tokens.expiresIn * 1000 };
  }

  #show(user: User, workspace: Workspace): void {
    this.user = user;
    this.workspace = workspace;
    this.state = 'signed-in';
    remember('signed-in', user.firstName);
    this.changed();
  }

  #forget(): void {
    this.#access = undefined;
    this.user = undefined;
    this.workspace = undefined;
    this.state = 'visitor';
    remember('signed-in', undefined);
    this.changed();
  }
}
