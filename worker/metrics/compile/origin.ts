import { type SQL, sql } from 'drizzle-orm';
import { raw } from './frame.ts';

/** By what a tagged medium or source is called, in this order; what is called otherwise keeps its own name. */
const KINDS: [pattern: string, channel: string][] = [
  ['^(e-?mail|newsletter|mail)', 'email'],
  ['^(sms|text)', 'sms'],
  ['whatsapp', 'whatsapp'],
  ['messenger', 'messenger'],
  ['^push', 'push'],
  ['paid.?social|social.?(paid|ads?)', 'paid social'],
  ['cpc|ppc|^paid|search.?ads?|^sem$', 'paid search'],
  ['display|banner|cpm|retarget', 'display'],
  ['affiliate|partner', 'affiliate'],
  ['social', 'social'],
  ['organic|^seo$', 'organic search'],
  ['referral', 'referral'],
];
const SEARCH = '(^|[./])(google|bing|duckduckgo|yahoo|ecosia|baidu|yandex|qwant|startpage)[.]';
const SOCIAL =
  '(^|[./])(facebook|instagram|tiktok|pinterest|twitter|x|t|youtube|linkedin|reddit|snapchat|threads)[.](com|net|co|org)';

/** What no tag and no referrer says anything of. */
export const UNKNOWN_CHANNEL = 'direct/unknown';

/** Whether an event's context (jsonb) names a campaign. */
export const isTagged = (context: SQL) => sql`(jsonb_typeof(${context} -> 'campaign') = 'object')`;

/** The campaign's name in an event's context; null without one. */
export const campaignOf = (context: SQL) => sql`nullif(btrim(${context} #>> '{campaign,name}'), '')`;

/**
 * The channel that an event's context tells: by the campaign's medium, else its source, else the kind of the page that
 * led here.
 */
export function channelOf(context: SQL): SQL {
  const tag = sql`lower(coalesce(nullif(btrim(${context} #>> '{campaign,medium}'), ''), nullif(btrim(${context} #>> '{campaign,source}'), '')))`;
  const referrer = sql`lower(coalesce(nullif(${context} #>> '{page,referrer}', ''), nullif(${context} #>> '{referrer,url}', '')))`;
  const own = sql`split_part(split_part(lower(${context} #>> '{page,url}'), '://', 2), '/', 1)`;
  const kinds = KINDS.map(([pattern, channel]) => sql`when t.tag ~ ${raw(`'${pattern}'`)} then ${raw(`'${channel}'`)}`);
  return sql`(select case ${sql.join(kinds, raw(' '))} when t.tag is not null then t.tag
      when t.referrer is null or split_part(split_part(t.referrer, '://', 2), '/', 1) = ${own} then ${raw(`'${UNKNOWN_CHANNEL}'`)}
      when t.referrer ~ ${raw(`'${SEARCH}'`)} then 'organic search'
      when t.referrer ~ ${raw(`'${SOCIAL}'`)} then 'social' else 'referral' end
    from (select ${tag} as tag, ${referrer} as referrer) t)`;
}
