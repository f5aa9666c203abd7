import { type SQL, sql } from 'drizzle-orm';
import { IDENTIFIER_KINDS } from '../../contract/people.ts';

/** So many of each way of finding somebody are looked at: who means more than these goes on writing. */
const MOST = 200;

/**
 * The ids of people whom a text finds: by how a word of the name begins (all words of the text have to), an e-mail
 * address, another identifier, or the profile's own id. Every way is a range of an index.
 */
export function idsFound(workspaceId: string, query: string): SQL {
  const text = query.trim().toLowerCase();
  const words = text.split(/\s+/).slice(0, 4);
  const [first = '', ...others] = words;
  const named = sql`
    (select n.profile_id from profile_names n
      where n.workspace_id = ${workspaceId}::uuid and ${begins(sql`n.word`, first)} ${sql.join(
        others.map(
          (word) => sql`and exists (
            select from profile_names o where o.profile_id = n.profile_id and ${begins(sql`o.word`, word)})`,
        ),
        sql` `,
      )}
      limit ${MOST})`;
  const spellings = [...new Set([text, query.trim()])];
  const identified = IDENTIFIER_KINDS.flatMap((kind) =>
    spellings.map(
      (spelling) => sql`
      (select profile_id from profile_identifiers
        where workspace_id = ${workspaceId}::uuid and kind = ${kind} and ${begins(sql`value`, spelling)} limit ${MOST})`,
    ),
  );
  const isId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text);
  return sql.join([named, ...identified, ...(isId ? [sql`(select ${text}::uuid)`] : [])], sql` union all `);
}

/** A column in byte order that begins with a text: a range of its index. */
function begins(column: SQL, text: string): SQL {
  return sql`(${column} >= ${text} and ${column} < ${`${text}\u{10FFFF}`})`;
}
