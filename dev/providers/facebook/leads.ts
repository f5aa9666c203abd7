import { createHmac } from 'node:crypto';
import type { Asked, Given } from '../stand-in.ts';

const PAGE = { id: '500001', name: 'Gift shop' };
const TOKEN = 'EAApage500001';
const A_PAGE = 2;

/** A lead as `POST /_control/lead` orders it, with where Facebook is to tell of it. */
interface Ordered {
  id: string;
  form?: string;
  createdAt?: string;
  fields: Record<string, string>;
  /** Keys of boxes, and whether they were ticked. */
  boxes?: Record<string, boolean>;
  webhook?: { address: string; secret: string };
}

interface Lead {
  id: string;
  created_time: string;
  form_id: string;
  field_data: { name: string; values: string[] }[];
  custom_disclaimer_responses: { checkbox_key: string; is_checked: string }[];
  ad_id: string;
  campaign_name: string;
  is_organic: boolean;
  platform: string;
}

/** A page with its forms and their leads. Leads are read with the page's own token. */
export class PageLeads {
  readonly #leads: Lead[] = [];
  /** What the page's app is told of. */
  subscribed: string[] = [];

  async control({ path, body }: Asked): Promise<Given | undefined> {
    if (path !== '/_control/lead') return undefined;
    const {
      id,
      form = '600001',
      createdAt = new Date().toISOString(),
      fields,
      boxes = {},
      webhook,
    } = JSON.parse(body) as Ordered;
    this.#leads.push({
      ...{ id, form_id: form, created_time: createdAt.replace(/\.\d+Z$|Z$/, '+0000') },
      field_data: Object.entries(fields).map(([name, value]) => ({ name, values: [value] })),
      custom_disclaimer_responses: Object.entries(boxes).map(([checkbox_key, isTicked]) => ({
        ...{ checkbox_key, is_checked: isTicked ? '1' : '' },
      })),
      ...{ ad_id: '700001', campaign_name: 'Spring', is_organic: false, platform: 'ig' },
    });
    return { body: { status: webhook ? await tell(webhook, { id, form }) : null } };
  }

  answer(
    node: string,
    edge: string | undefined,
    query: URLSearchParams,
    { method, headers, body }: Asked,
  ): Given | undefined {
    if (node === 'me' && edge === '/accounts') return { body: { data: [PAGE], paging: {} } };
    if (node === PAGE.id && !edge) return { body: { id: PAGE.id, access_token: TOKEN } };
    const isPages = headers.authorization === `Bearer ${TOKEN}`;
    const lead = this.#leads.find(({ id }) => id === node);
    const isAboutLeads = lead || edge === '/leads' || edge === '/leadgen_forms' || edge === '/subscribed_apps';
    if (!isAboutLeads) return undefined;
    if (!isPages) {
      const message = '(#190) This method must be called with a Page Access Token';
      return { status: 400, body: { error: { message, type: 'OAuthException', code: 210 } } };
    }
    if (lead) return { body: lead };
    if (edge === '/subscribed_apps' && method === 'POST') {
      this.subscribed = (JSON.parse(body) as { subscribed_fields: string[] }).subscribed_fields;
      return { body: { success: true } };
    }
    if (edge === '/leadgen_forms') {
      const ids = [...new Set(['600009', ...this.#leads.map(({ form_id }) => form_id)])];
      const count = (id: string) => this.#leads.filter(({ form_id }) => form_id === id).length;
      return { body: { data: ids.map((id) => ({ id, leads_count: count(id) })), paging: {} } };
    }
    return this.#page(node, query);
  }

  #page(form: string, query: URLSearchParams): Given {
    const [{ value = 0 } = {}] = JSON.parse(query.get('filtering') ?? '[]') as { value?: number }[];
    const all = this.#leads.filter((one) => one.form_id === form && Date.parse(one.created_time) / 1000 > value);
    const from = Number(query.get('after') ?? 0);
    const after = String(from + A_PAGE);
    const paging =
      from + A_PAGE < all.length
        ? { cursors: { after }, next: `https://graph.facebook.com/${form}/leads?after=${after}` }
        : {};
    return { body: { data: all.slice(from, from + A_PAGE), paging } };
  }
}

/** Tells the app of a lead by its id, signed as Facebook signs. Returns the status it was answered with. */
async function tell({ address, secret }: NonNullable<Ordered['webhook']>, { id, form }: { id: string; form: string }) {
  const value = {
    leadgen_id: id,
    page_id: PAGE.id,
    form_id: form,
    adgroup_id: '700001',
    ad_id: '700001',
    created_time: 1,
  };
  const text = JSON.stringify({
    object: 'page',
    entry: [{ id: PAGE.id, time: 1, changes: [{ field: 'leadgen', value }] }],
  });
  const signature = `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
  const headers = { 'Content-Type': 'application/json', 'X-Hub-Signature-256': signature };
  const answer = await fetch(address, { method: 'POST', headers, body: text });
  await answer.body?.cancel();
  return answer.status;
}
