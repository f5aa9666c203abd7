import { type SQL, sql } from 'drizzle-orm';
import type { ProductChoice } from '../../../contract/segments.ts';
import { patternsOf } from '../definition/product-words.ts';

/** Letters with accents, each above the plain one: a database without further extensions has no word for them. */
const ACCENTS = ['àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'] as const;

const plain = (text: SQL): SQL =>
  sql`replace(translate(lower(${text}), ${ACCENTS[0]}::text, ${ACCENTS[1]}::text), 'ß', 'ss')`;

/** A word without a letter or a digit names nothing. */
const hasAll = (text: SQL, word: string): SQL => {
  const patterns = patternsOf(word).map((pattern) => sql`${plain(text)} ~ ${pattern}::text`);
  return patterns.length > 0 ? sql`(${sql.join(patterns, sql` and `)})` : sql`false`;
};

/**
 * Whether a line `i` of an order is of any of some products: by the id it was sold under, else by its name; by a word, where
 * its name or the title its product has now holds it.
 */
export function isAnyOf(products: ProductChoice[], workspaceId: string): SQL {
  const ids = products.flatMap((one) => ('id' in one ? [one.id] : []));
  const named = ids.length > 0 ? [sql`coalesce(i.product_id, i.name) in (${listed(ids)})`] : [];
  const worded = products.flatMap((one) =>
    'word' in one
      ? [
          hasAll(sql`i.name`, one.word),
          sql`i.product_id in (select t.product_id from products t where t.workspace_id = ${workspaceId}::uuid
            and ${hasAll(sql`t.title`, one.word)})`,
        ]
      : [],
  );
  return sql`(${sql.join([...named, ...worded], sql` or `)})`;
}

const listed = (values: string[]): SQL =>
  sql.join(
    values.map((one) => sql`${one}::text`),
    sql`, `,
  );
