import * as z from 'zod';
import { normaliseName } from '../../ingest/names.ts';
import { askGoogle, NAME } from './google-api.ts';
import { type Choice, type OpenConfig, ProviderError, type ProviderSettings } from './provider.ts';

const MOST_PAGES = 10;
const MOST_ACCOUNTS = 20;

const Accounts = z.object({ account: z.array(z.object({ accountId: z.string(), name: z.string() })).default([]) });
const Container = z.object({ publicId: z.string(), name: z.string(), containerId: z.string() });
export type Container = z.infer<typeof Container>;
const Containers = z.object({ container: z.array(Container).default([]), nextPageToken: z.string().optional() });
const Summaries = z.object({
  accountSummaries: z
    .array(
      z.object({
        displayName: z.string(),
        propertySummaries: z.array(z.object({ property: z.string(), displayName: z.string() })).default([]),
      }),
    )
    .default([]),
  nextPageToken: z.string().optional(),
});
const Parameter = z.object({ key: z.string().optional(), value: z.string().optional() });
const Version = z.object({
  containerVersionId: z.string(),
  name: z.string().optional(),
  tag: z
    .array(
      z.object({
        name: z.string(),
        type: z.string(),
        paused: z.boolean().optional(),
        firingTriggerId: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  trigger: z
    .array(
      z.object({
        triggerId: z.string(),
        name: z.string(),
        type: z.string(),
        customEventFilter: z.array(z.object({ parameter: z.array(Parameter).default([]) })).default([]),
      }),
    )
    .default([]),
});

/** The containers of an account, page by page. */
export async function* containersOf(
  config: OpenConfig,
  settings: ProviderSettings,
  accountId: string,
): AsyncGenerator<Container> {
  let pageToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer: z.infer<typeof Containers> = await askGoogle(config, settings, {
      api: 'tagManager',
      path: `/accounts/${accountId}/containers`,
      ...(pageToken ? { query: { pageToken } } : {}),
      answer: Containers,
    });
    yield* answer.container;
    pageToken = answer.nextPageToken;
    if (!pageToken) return;
  }
}

/** The containers and Analytics properties that the account may see. Without access to Analytics, the containers. */
export async function googleChoices(config: OpenConfig, settings: ProviderSettings): Promise<Choice[]> {
  const { account } = await askGoogle(config, settings, { api: 'tagManager', path: '/accounts', answer: Accounts });
  const choices: Choice[] = [];
  for (const { accountId, name } of account.slice(0, MOST_ACCOUNTS)) {
    for await (const { publicId, name: label } of containersOf(config, settings, accountId)) {
      choices.push({ kind: 'container', config: { containerId: publicId, accountId }, label, group: name });
    }
  }
  const properties = await propertiesOf(config, settings).catch((error: unknown) => {
    if (error instanceof ProviderError && error.kind === 'refused') return [];
    throw error;
  });
  return [...choices, ...properties];
}

async function propertiesOf(config: OpenConfig, settings: ProviderSettings): Promise<Choice[]> {
  const { accountSummaries } = await askGoogle(config, settings, {
    api: 'analyticsAdmin',
    path: '/accountSummaries',
    query: { pageSize: '200' },
    answer: Summaries,
  });
  return accountSummaries.flatMap(({ displayName: group, propertySummaries }) =>
    propertySummaries.map(({ property, displayName: label }) => {
      const ga4PropertyId = property.replace(/^properties\//, '');
      return { kind: 'ga4_property' as const, config: { ga4PropertyId }, label, group };
    }),
  );
}

/** What a container's published version holds: its tags, and on what each fires. Null while nothing is published. */
export async function publishedTags(config: OpenConfig, settings: ProviderSettings) {
  const accountId = String(config.accountId);
  for await (const { publicId, containerId } of containersOf(config, settings, accountId)) {
    if (publicId !== config.containerId) continue;
    try {
      const path = `/accounts/${accountId}/containers/${containerId}/versions:live`;
      return readVersion(await askGoogle(config, settings, { api: 'tagManager', path, answer: Version }));
    } catch (error) {
      if (error instanceof ProviderError && error.kind === 'refused') return null;
      throw error;
    }
  }
  throw new ProviderError('refused', `${NAME}: the account ${accountId} has no container ${config.containerId}`);
}

/** Every web container has it without listing it. */
const ALL_PAGES = { id: '2147479553', name: 'All Pages', type: 'pageview', event: 'page_view' };

function readVersion({ containerVersionId, name, tag, trigger }: z.infer<typeof Version>) {
  const triggers = [
    ALL_PAGES,
    ...trigger.map((one) => ({ id: one.triggerId, name: one.name, type: one.type, event: eventOf(one) })),
  ];
  const tags = tag.map(({ name, type, paused = false, firingTriggerId }) => ({
    ...{ name, type, paused },
    firesOn: triggers.filter(({ id }) => firingTriggerId.includes(id)),
  }));
  return { version: name || `Version ${containerVersionId}`, tags, triggers };
}

/** The event that a trigger waits for, by the name it has here; null where it waits for something else. */
function eventOf({ type, customEventFilter }: z.infer<typeof Version>['trigger'][number]): string | null {
  if (/^(pageview|domReady|windowLoaded|historyChange|init)$/i.test(type)) return 'page_view';
  const name = customEventFilter.flatMap(({ parameter }) => parameter).find(({ key }) => key === 'arg1')?.value;
  return name ? normaliseName(name) : null;
}
