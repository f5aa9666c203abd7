import { identity } from './identity.ts';
import { metaContext, tellMeta } from './meta.ts';
import { outbox } from './outbox.ts';
import { followPages } from './pages.ts';

/**
 * What a shop's pages load: Segment's calls under `pulsehub`, below 5 KB. Configured by its own script element or by
 * the stub that was there before it:
 *
 *   data-key      the write key
 *   data-as       the global's name, such as `analytics`, to take the place of another library
 *   data-consent  `required`: until `pulsehub.consent(true)` nothing is stored and nobody is told apart
 *   data-meta     shop events also go to Meta's pixel, under the one id that the hub knows them by
 */
type Properties = Record<string, unknown>;
type Call = [method: string, ...args: unknown[]];
type Stub = Call[] & { key?: string; _writeKey?: string; initialized?: boolean };

const script = document.currentScript as HTMLScriptElement | null;
const { key, as = 'pulsehub', consent, meta } = script?.dataset ?? {};
const globals = window as unknown as Record<string, unknown>;
const stub = globals[as] as Stub | undefined;
const origin = script?.src ? new URL(script.src).origin : location.origin;

// A page that loads the script twice has one of it.
if (!stub?.initialized) start();

function start(): void {
  const who = identity(consent !== 'required');
  const box = outbox(
    `${origin}/v1/batch`,
    key || stub?.key || stub?._writeKey || String(globals.pulsehubKey ?? ''),
    () => who.allowed,
  );

  function send(type: string, more: Properties): void {
    const messageId = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    const page = {
      url: location.href,
      path: location.pathname,
      search: location.search,
      title: document.title,
      referrer: document.referrer,
    };
    box.put({
      type,
      messageId,
      timestamp: new Date().toISOString(),
      ...who.ids(),
      ...more,
      context: {
        page,
        locale: navigator.language,
        library: { name: 'pulsehub.js', version: '1' },
        consent: { analytics: who.allowed },
        ...(meta !== undefined && metaContext(who.allowed)),
      },
    });
    if (meta !== undefined && who.allowed) tellMeta(type, more, messageId);
  }

  const view = () => ({
    url: location.href,
    path: location.pathname,
    title: document.title,
    referrer: document.referrer,
  });

  const calls: Record<string, (...args: never[]) => unknown> = {
    track: (event: string, properties: Properties = {}) => send('track', { event, properties }),
    page(...args: unknown[]) {
      const names = args.filter((one) => typeof one === 'string');
      const properties = args.find((one) => typeof one === 'object') as Properties | undefined;
      send('page', {
        name: names.at(-1),
        category: names.length > 1 ? names[0] : undefined,
        properties: { ...view(), ...properties },
      });
      followPages(() => send('page', { properties: view() }));
    },
    // Who somebody is, is told by consent only.
    identify(id?: string | Properties | null, given?: Properties) {
      const traits = typeof id === 'object' && id ? id : (given ?? {});
      if (!who.allowed) return;
      if (typeof id === 'string') who.know(id);
      send('identify', { traits });
    },
    group: (groupId: string, traits: Properties = {}) => who.allowed && send('group', { groupId, traits }),
    alias(userId: string, previousId?: string) {
      if (!who.allowed) return;
      const before = previousId ?? who.ids().userId ?? who.ids().anonymousId;
      who.know(userId);
      send('alias', { userId, previousId: before });
    },
    reset: () => who.forget(),
    consent(granted: boolean) {
      who.allow(granted);
      box.keep();
    },
    ready: (done: () => void) => done(),
    user: () => ({ id: () => who.ids().userId, anonymousId: () => who.ids().anonymousId }),
    flush: () => box.flush(),
  };

  /** Other libraries' stubs put where they were called behind the arguments. */
  const isOurs = (arg: unknown) => (arg as { __t?: string } | null | undefined)?.__t !== 'bpc';

  function push([method, ...args]: Call): void {
    // A call of ours must never break the page that makes it.
    try {
      calls[method]?.(...(args.filter(isOurs) as never[]));
    } catch (error) {
      console.error('pulsehub:', error);
    }
  }

  const api: Properties = { push, initialized: true, load: () => undefined };
  for (const method of Object.keys(calls)) {
    api[method] = method === 'user' ? calls.user : (...args: unknown[]) => push([method, ...args]);
  }
  globals[as] = api;
  for (const call of stub ?? []) push(call);
}
