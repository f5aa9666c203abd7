import * as z from 'zod';
import { askFacebook } from './facebook-api.ts';
import type { ProviderSettings } from './provider.ts';
import {
  type Choice,
  type FetchedPage,
  type FetchedRecord,
  type OpenConfig,
  type PageAsk,
  ProviderError,
} from './provider.ts';

const MOST_PAGES = 10;
/** Leads are given as they were written: names and addresses, and which boxes were ticked. */
const LEAD_FIELDS =
  'id,created_time,form_id,ad_id,ad_name,campaign_id,campaign_name,is_organic,platform,field_data,custom_disclaimer_responses';
/** Facebook gives leads for so long. */
const REACH_MS = 90 * 86_400_000;

const After = z.object({ cursors: z.object({ after: z.string() }).partial().optional(), next: z.string().optional() });
const Accounts = z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })), paging: After.optional() });
const PageToken = z.object({ access_token: z.string() });
const Forms = z.object({
  data: z.array(z.object({ id: z.string(), leads_count: z.number().optional() })),
  paging: After.optional(),
});
const Lead = z.looseObject({ id: z.string() });
const Leads = z.object({ data: z.array(Lead), paging: After.optional() });
const Place = z.object({ forms: z.array(z.string()), after: z.string().nullable() });

/** The pages whose forms bring leads. None where the account did not allow to see them: its pixels can be chosen all the same. */
export async function pagesOf(config: OpenConfig, settings: ProviderSettings): Promise<Choice[]> {
  try {
    const { data } = await askFacebook(config, settings, {
      path: '/me/accounts',
      query: { fields: 'id,name', limit: '100' },
      answer: Accounts,
    });
    return data.map(({ id, name }) => ({ kind: 'page', config: { pageId: id }, label: name, group: 'Your pages' }));
  } catch (error) {
    if (error instanceof ProviderError && error.kind === 'refused') return [];
    throw error;
  }
}

/** The leads of all forms of the source's page, form by form; none where no page was chosen. */
export async function fetchLeads(
  config: OpenConfig,
  settings: ProviderSettings,
  { since, until, cursor }: PageAsk,
): Promise<FetchedPage> {
  if (!config.pageId) return { records: [], cursor: null };
  const page = await asPage(config, settings);
  const place =
    cursor === null ? { forms: await formsOf(page, settings), after: null } : Place.parse(JSON.parse(cursor));
  const [form, ...others] = place.forms;
  if (!form) return { records: [], cursor: null };
  const from = Math.max(since.getTime(), until.getTime() - REACH_MS);
  const { data, paging } = await askFacebook(page, settings, {
    path: `/${form}/leads`,
    query: {
      fields: LEAD_FIELDS,
      limit: '100',
      filtering: JSON.stringify([
        { field: 'time_created', operator: 'GREATER_THAN', value: Math.floor(from / 1000) - 1 },
      ]),
      ...(place.after ? { after: place.after } : {}),
    },
    answer: Leads,
  });
  const after = nextOf(paging);
  const next = after ? { forms: place.forms, after } : { forms: others, after: null };
  return {
    records: data.map((lead) => recordOf(String(config.pageId), lead)),
    cursor: next.forms.length > 0 ? JSON.stringify(next) : null,
  };
}

/** One lead of the source's page, as a webhook named it. */
export async function fetchLead(
  config: OpenConfig,
  settings: ProviderSettings,
  leadId: string,
): Promise<FetchedRecord> {
  const page = await asPage(config, settings);
  const lead = await askFacebook(page, settings, {
    path: `/${leadId}`,
    query: { fields: LEAD_FIELDS },
    answer: Lead,
  });
  return recordOf(String(config.pageId), lead);
}

/** Has Facebook tell the app of every new lead of the source's page. What is subscribed to already stays. */
export async function subscribePage(config: OpenConfig, settings: ProviderSettings): Promise<void> {
  if (!config.pageId) return;
  await askFacebook(await asPage(config, settings), settings, {
    path: `/${config.pageId}/subscribed_apps`,
    json: { subscribed_fields: ['leadgen'] },
    repeatable: true,
    answer: z.object({ success: z.literal(true) }),
  });
}

const recordOf = (page: string, lead: z.infer<typeof Lead>): FetchedRecord => ({
  ...{ kind: 'facebook', headers: { page }, body: JSON.stringify(lead) },
});

/** A page's leads are read with a token of its own, which its administrator's token gives. */
async function asPage(config: OpenConfig, settings: ProviderSettings): Promise<OpenConfig> {
  const { access_token } = await askFacebook(config, settings, {
    path: `/${config.pageId}`,
    query: { fields: 'access_token' },
    answer: PageToken,
  });
  return { ...config, accessToken: access_token };
}

async function formsOf(page: OpenConfig, settings: ProviderSettings): Promise<string[]> {
  const forms: string[] = [];
  let after: string | null = null;
  for (let n = 0; n < MOST_PAGES; n++) {
    const answer: z.infer<typeof Forms> = await askFacebook(page, settings, {
      path: `/${page.pageId}/leadgen_forms`,
      query: { fields: 'id,leads_count', limit: '100', ...(after ? { after } : {}) },
      answer: Forms,
    });
    forms.push(...answer.data.filter(({ leads_count }) => leads_count !== 0).map(({ id }) => id));
    after = nextOf(answer.paging);
    if (!after) break;
  }
  return forms;
}

/** Pages end where no next one is named; a cursor alone means nothing. */
function nextOf(paging: z.infer<typeof After> | undefined): string | null {
  return (paging?.next && paging.cursors?.after) || null;
}
