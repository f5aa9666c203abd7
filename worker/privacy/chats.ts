import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { blotter, type Words } from './blot.ts';
import type { Counts } from './subject.ts';
import { mentions } from './texts.ts';

const CONVERSATIONS_AT_ONCE = 20;
/** Of one conversation, so many messages are read at a time. */
const PAGE = 200;
const JSON_OF = ['intent', 'recommendation', 'plan', 'tools', 'cards', 'steps'] as const;

interface Message extends Record<string, unknown> {
  id: string;
  content: string;
}

/**
 * Blots somebody out of the conversations that name them, whole conversations at a time: where one message tells who is
 * spoken of, a mere first name in the next one is theirs too. Its object forgets how it would replay the answers.
 */
export async function blotChats(ctx: Ctx, workspaceId: string, words: Words): Promise<Counts> {
  let [messages, conversations] = [0, 0];
  if (words.certain.length === 0) return {};
  for (let after = ''; ; ) {
    const ids = await naming(ctx, workspaceId, words, after);
    for (const id of ids) {
      await ctx.env.CONVERSATION.getByName(id).forget();
      messages += await blotConversation(ctx, id, words);
    }
    conversations += ids.length;
    after = ids.at(-1) ?? after;
    if (ids.length < CONVERSATIONS_AT_ONCE) return { messages, conversations };
  }
}

async function naming(ctx: Ctx, workspaceId: string, { certain }: Words, after: string): Promise<string[]> {
  const told = sql`m.content || coalesce(m.cards::text, '') || coalesce(m.tools::text, '') || coalesce(m.steps::text, '')
    || coalesce(m.recommendation::text, '') || coalesce(m.intent::text, '') || coalesce(m.plan::text, '')`;
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select c.id from conversations c
    where c.workspace_id = ${workspaceId}::uuid and c.id::text > ${after} and (${mentions(sql`c.title`, certain)}
      or exists (select from messages m where m.conversation_id = c.id and ${mentions(told, certain)}))
    order by c.id::text limit ${CONVERSATIONS_AT_ONCE}`);
  return rows.map(({ id }) => id);
}

/** All in one transaction: a conversation of which a part is blotted would not be found again by the rest. */
async function blotConversation(ctx: Ctx, id: string, words: Words): Promise<number> {
  const blot = blotter(words);
  const changes = [];
  for (let after = ''; ; ) {
    const { rows } = await ctx.db.execute<Message>(sql`
      select id, content, ${sql.join(
        JSON_OF.map((column) => sql.identifier(column)),
        sql`, `,
      )}
      from messages where conversation_id = ${id}::uuid and id::text > ${after} order by id::text limit ${PAGE}`);
    for (const row of rows) {
      const now = {
        content: blot.text(row.content),
        ...Object.fromEntries(JSON_OF.map((one) => [one, blot.json(row[one])])),
      };
      const was = { content: row.content, ...Object.fromEntries(JSON_OF.map((one) => [one, row[one]])) };
      if (JSON.stringify(now) !== JSON.stringify(was)) changes.push({ id: row.id, ...now });
    }
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) break;
  }
  const [title] = (await ctx.db.execute<{ title: string }>(sql`select title from conversations where id = ${id}::uuid`))
    .rows;
  const [written] = await ctx.db.batch([
    ctx.db.execute(sql`
      update messages m set content = n.content, ${sql.join(
        JSON_OF.map((column) => sql`${sql.identifier(column)} = n.${sql.identifier(column)}`),
        sql`, `,
      )}
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) n (id uuid, content text, ${sql.join(
        JSON_OF.map((column) => sql`${sql.identifier(column)} jsonb`),
        sql`, `,
      )})
      where m.id = n.id and m.conversation_id = ${id}::uuid`),
    ctx.db.execute(sql`update conversations set title = ${blot.text(title?.title ?? '')} where id = ${id}::uuid`),
  ]);
  return written.rowCount;
}
