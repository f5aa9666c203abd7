import { sql } from 'drizzle-orm';

/** So much of a text is searched in, in characters. */
const LONGEST = 20_000;
/** Of a conversation, the words of its user: so many messages, the latest. */
const MOST_MESSAGES = 100;
/** Of an answer, so much of its text: what it touched comes after that. */
const LONGEST_ANSWER = 18_000;

/** What the answer `m` was worked out from, by name: metrics and what they were narrowed to, cards, campaigns and their offers. */
const touched = (workspaceId: string) => sql`(
  select string_agg(distinct t.word, E'\\n') from (
    select w.word from receipts r
    cross join lateral (
      select r.receipt->>'name' as word union all select jsonb_array_elements_text(r.receipt->'filters')
    ) w
    where r.workspace_id = ${workspaceId} and r.id in (select jsonb_array_elements_text(${listIn('receipts')})::uuid)
    union all select one->>'title' from jsonb_array_elements(${listIn('cards')}) one
    union all select w.word
    from jsonb_array_elements(case when jsonb_typeof(m.recommendation->'recommendations') = 'array'
      then m.recommendation->'recommendations' else '[]' end) one
    cross join lateral (values (one->>'segmentName'), (one->>'subject'), (one->>'offer')) w (word)
  ) t)`;

const listIn = (column: 'receipts' | 'cards') =>
  sql`(case when jsonb_typeof(m.${sql.identifier(column)}) = 'array' then m.${sql.identifier(column)} else '[]' end)`;

/**
 * What the things of the outbox's page `p` are as documents: `title, body, url, user_id, conversation_id, updated_at`; none for what is
 * no longer there, or belongs to nobody. Each look-up is along a key, and within the workspace.
 */
export function documentsOf(workspaceId: string) {
  const refId = (kind: string) => sql`case when p.kind = ${kind} then p.ref_id::uuid end`;
  return sql`
    select d.title, left(d.body, ${LONGEST}::int) as body, d.url, d.user_id, d.conversation_id, d.updated_at from (
      select title, concat_ws(E'\\n', regexp_replace(description, '<[^>]*>', ' ', 'g'), vendor, kind, array_to_string(tags, ', ')) as body,
        null as url, null::uuid as user_id, null::uuid as conversation_id, state_at as updated_at
      from products
      where p.kind = 'product' and workspace_id = ${workspaceId} and product_id = p.ref_id and deleted_at is null
      union all
      select subject, concat_ws(E'\\n', message, offer, reason, replace(segment, '_', ' '), channel), '/ask/' || conversation_id, null,
        conversation_id, created_at
      from recommendations where id = ${refId('campaign')} and workspace_id = ${workspaceId}
      union all
      select c.name, concat_ws(E'\\n', c.subject, c.message, c.offer, coalesce(s.name, replace(c.segment_id, '_', ' ')), c.channel,
        nullif(array_to_string(c.fallbacks, ', '), '')), '/campaigns/' || c.id, null, null, c.updated_at
      from campaign_drafts c left join segments s on s.workspace_id = c.workspace_id and s.id::text = c.segment_id
      where c.id = ${refId('campaign')} and c.workspace_id = ${workspaceId}
      union all
      select title, (
          select string_agg(content, E'\\n' order by created_at) from (
            select content, created_at from messages where conversation_id = c.id and role = 'user'
            order by created_at desc limit ${MOST_MESSAGES}
          ) m
        ), '/ask/' || id, user_id, id, updated_at
      from conversations c where id = ${refId('conversation')} and workspace_id = ${workspaceId} and user_id is not null
      union all
      select left(coalesce(q.content, c.title), 200), concat_ws(E'\\n', left(m.content, ${LONGEST_ANSWER}::int), ${touched(workspaceId)}), '/ask/' || c.id, c.user_id, c.id, m.created_at
      from messages m join conversations c on c.id = m.conversation_id left join messages q on q.id = m.reply_to
      where m.id = ${refId('answer')} and m.role = 'assistant' and c.workspace_id = ${workspaceId} and c.user_id is not null
      union all
      select title, body, '/notes/' || id, null, null, updated_at
      from notes where id = ${refId('note')} and workspace_id = ${workspaceId}
    ) d`;
}

/** Everything there is to find in the workspaces `w`, and all that was ever indexed, as `workspace_id, kind, ref_id`. */
export const EVERYTHING = sql`
  select workspace_id, 'product' as kind, product_id as ref_id from products
  union select workspace_id, 'campaign', id::text from recommendations
  union select workspace_id, 'campaign', id::text from campaign_drafts
  union select workspace_id, 'conversation', id::text from conversations where workspace_id is not null
  union select c.workspace_id, 'answer', m.id::text from messages m join conversations c on c.id = m.conversation_id
    where m.role = 'assistant' and c.workspace_id is not null
  union select workspace_id, 'note', id::text from notes
  union select workspace_id, kind, ref_id from search_documents`;
