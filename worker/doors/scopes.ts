import type { Step, ToolName } from '../../contract/analyst.ts';
import type { Scope } from '../../contract/doors.ts';

/** What a route asks of a key: all of these scopes, or `person`: no key opens it, whatever its scopes. */
export type Needs = Scope[] | 'person';

const METRICS: Needs = ['metrics:read'];
const PEOPLE: Needs = ['people:read'];
const SOURCES: Needs = ['sources:read'];
const PROPOSE: Needs = ['actions:propose'];
const MANAGE: Needs = ['manage'];

/**
 * What a key needs for each route of the API, below `/api/v1`. What is not here is closed to keys: making keys,
 * passwords, sessions, members and approvals are a person's.
 */
export const ROUTE_NEEDS: Record<string, Needs> = {
  'GET /openapi.json': [],
  'GET /workspace': [],

  'GET /analytics/metrics': METRICS,
  'POST /analytics/query': METRICS,
  'GET /analytics/receipts/{id}': METRICS,
  'POST /analytics/receipts/{id}/rerun': METRICS,
  'GET /analytics/receipts/{id}/rows': ['metrics:read', 'people:read'],
  'GET /analytics/summary': METRICS,
  'GET /analytics/changes': METRICS,
  'POST /analytics/funnel': METRICS,
  'POST /analytics/funnel/people': ['metrics:read', 'people:read'],
  'POST /analytics/retention': METRICS,
  'POST /analytics/retention/people': ['metrics:read', 'people:read'],
  'GET /segments': METRICS,
  'GET /segments/{id}': METRICS,
  'POST /segments/preview': ['metrics:read', 'people:read'],
  'POST /segments/compare': METRICS,
  'GET /segments/{id}/people': PEOPLE,
  'GET /segments/{id}/people.csv': PEOPLE,
  'GET /segments/{id}/imports': METRICS,
  'GET /segments/{id}/history': PEOPLE,
  'GET /segments/{id}/why/{profileId}': PEOPLE,
  'GET /predictions': ['metrics:read', 'people:read'],
  'GET /predictions/churn': ['metrics:read', 'people:read'],
  'GET /predictions/propensity': ['metrics:read', 'people:read'],
  'GET /predictions/model': METRICS,
  'GET /predictions/campaigns': METRICS,

  'GET /profiles': PEOPLE,
  'GET /profiles/{id}': PEOPLE,
  'GET /profiles/{id}/timeline': PEOPLE,
  'GET /profiles/{id}/segments': PEOPLE,
  'GET /profiles/{id}/merges': PEOPLE,
  'GET /profiles/{id}/prediction': PEOPLE,
  'GET /orders': PEOPLE,

  'GET /search': ['search:read'],
  'GET /notes': ['search:read'],
  'GET /notes/{id}': ['search:read'],

  'POST /ai/query': ['chat'],
  'GET /ai/providers': ['chat'],
  'GET /ai/suggestions': ['chat'],

  'GET /facts': METRICS,
  'GET /configuration': METRICS,
  'GET /ai/recommendations/history': METRICS,

  'POST /actions': PROPOSE,
  'GET /actions': PROPOSE,
  'GET /actions/{id}': PROPOSE,
  'GET /tasks': PROPOSE,

  'GET /data-sources': SOURCES,
  'GET /data-sources/health': SOURCES,
  'GET /data-sources/{id}': SOURCES,
  'GET /data-sources/{id}/health': SOURCES,
  'GET /data-sources/{id}/verify': SOURCES,
  'GET /data-sources/{id}/syncs': SOURCES,
  'GET /data-sources/{id}/syncs/{syncId}': SOURCES,
  'GET /data-sources/{id}/reconciliation': SOURCES,
  'GET /data-sources/{id}/events': ['sources:read', 'people:read'],
  'GET /data-sources/{id}/conversions': ['sources:read', 'people:read'],

  'POST /segments': MANAGE,
  'PATCH /segments/{id}': MANAGE,
  'DELETE /segments/{id}': MANAGE,
  'POST /segments/{id}/follow': MANAGE,
  'POST /segments/lists/look': ['manage', 'people:read'],
  'POST /segments/lists/apply': ['manage', 'people:read'],
  'POST /segments/lists/behind': ['manage', 'people:read'],
  'POST /segments/{id}/imports/{importId}/stop': MANAGE,
  'POST /segments/{id}/imports/{importId}/undo': MANAGE,
  'POST /notes': MANAGE,
  'PATCH /notes/{id}': MANAGE,
  'DELETE /notes/{id}': MANAGE,
  'POST /data-sources': MANAGE,
  'PATCH /data-sources/{id}': MANAGE,
  'DELETE /data-sources/{id}': MANAGE,
  'POST /data-sources/{id}/sync': MANAGE,
  'POST /data-sources/{id}/syncs/{syncId}/stop': MANAGE,
  'POST /data-sources/{id}/backfill': MANAGE,
  'POST /data-sources/{id}/reconcile': MANAGE,
  'POST /data-sources/drift/{id}/dismiss': MANAGE,
};

/** What the content of a request asks for besides: whoever may not see people may not ask for them by a detour. */
export const CONTENT_NEEDS: Record<string, (asked: { body: unknown; query: URLSearchParams }) => Scope[]> = {
  'POST /analytics/query': ({ body }) => (splitsByPerson(body) ? ['people:read'] : []),
  // What was said in a conversation may name anybody.
  'POST /ai/query': ({ body }) => (Object(body).conversationId === undefined ? [] : ['people:read']),
  // Conversations and answers tell of people.
  'GET /search': ({ query }) => (onlyShopTexts(query.getAll('kinds')) ? [] : ['people:read']),
};

/** Whether a question to the catalogue asks for people one by one, or for one of them. */
export function splitsByPerson(query: unknown): boolean {
  const { dimensions, filters, without } = Object(query) as Record<'dimensions' | 'filters' | 'without', unknown>;
  const asked = Array.isArray(dimensions) ? dimensions : [];
  const kept = Array.isArray(filters) ? filters : [];
  return (
    asked.includes('customer') ||
    Object(without).by === 'customer' ||
    kept.some((filter) => Object(filter).by === 'customer')
  );
}

/**
 * What a key needs for each of the analyst's tools, wherever it runs: by MCP, or in a question asked in words. Whoever may
 * not see people is told figures, and nothing of single people.
 */
export const TOOL_NEEDS: Record<ToolName, Scope[]> = {
  query_metric: ['metrics:read'],
  explain_change: ['metrics:read'],
  count_segments: ['metrics:read'],
  read_funnel: ['metrics:read'],
  read_retention: ['metrics:read'],
  predict: ['metrics:read'],
  describe: ['metrics:read'],
  recommend_campaigns: ['metrics:read'],
  list_facts: ['metrics:read'],
  list_people: ['people:read'],
  find_person: ['people:read'],
  search: ['search:read'],
  read_sources: ['sources:read'],
  campaign_results: ['metrics:read'],
  change_campaign: ['actions:propose'],
  propose_action: ['actions:propose'],
  recall_plan: ['actions:propose'],
  set_up: ['actions:propose'],
  list_set_up: ['actions:propose'],
};

/** The same for one step, by what it asks for. */
export function stepNeeds({ tool, input }: Step): Scope[] {
  const needs = TOOL_NEEDS[tool];
  const named =
    (tool === 'query_metric' && splitsByPerson(input)) ||
    (tool === 'explain_change' && splitsByPerson(input)) ||
    (tool === 'predict' && input.what !== 'model') ||
    (tool === 'search' && !onlyShopTexts(input.kinds ?? []));
  return named ? [...needs, 'people:read'] : needs;
}

export const SHOP_TEXTS = ['product', 'campaign', 'note'] as const;

export function onlyShopTexts(kinds: string[]): boolean {
  const named = kinds.flatMap((one) => one.split(','));
  return named.length > 0 && named.every((kind) => SHOP_TEXTS.some((one) => one === kind));
}
