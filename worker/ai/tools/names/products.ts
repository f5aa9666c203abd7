import { sql } from 'drizzle-orm';
import {
  type Definition,
  Definition as DefinitionSchema,
  type Node,
  type ProductChoice,
} from '../../../../contract/segments.ts';
import type { UserCtx } from '../../../context.ts';
import { isGroup } from '../../../segments/definition/check.ts';

/** A rule with the products it names by the ids they are sold under, and the names that nothing sold has. */
export interface WithProducts {
  definition: Definition;
  unknown: string[];
}

/**
 * A question names products as people do; a rule is of ids, so that it still holds when a name is changed. One name may be
 * of several products. One statement, and none where no product is named.
 */
export async function withProductIds(ctx: UserCtx, definition: Definition): Promise<WithProducts> {
  const asked = [...new Set(choicesIn(definition.where).flatMap((one) => ('id' in one ? [one.id] : [])))];
  if (asked.length === 0) return { definition, unknown: [] };
  const id = sql`${ctx.workspace.id}::uuid`;
  const { rows } = await ctx.db.execute<{ asked: string; key: string; name: string }>(sql`
    with asked as (select a as said, lower(a) as small from json_array_elements_text(${JSON.stringify(asked)}::json) a)
    select distinct on (asked, key) asked, key, name from (
      select a.said as asked, t.product_id as key, t.title as name, 1 as rank
      from asked a join products t on t.workspace_id = ${id} and (t.product_id = a.said or lower(t.title) = a.small)
      union all
      select a.said, coalesce(i.product_id, i.name), max(i.name), 2
      from asked a join order_items i on i.workspace_id = ${id} and (i.product_id = a.said or lower(i.name) = a.small)
      group by 1, 2) found
    order by asked, key, rank limit 500`);
  const found = Map.groupBy(rows, ({ asked: said }) => said);
  const unknown = asked.filter((one) => !found.has(one));
  const named = (one: ProductChoice): ProductChoice[] => {
    const some = 'id' in one ? found.get(one.id) : undefined;
    return some ? some.map(({ key, name }) => ({ id: key, name })) : [one];
  };
  return { definition: { ...definition, where: replaced(definition.where, named) }, unknown };
}

function choicesIn(node: Node): ProductChoice[] {
  if (isGroup(node)) return node.of.flatMap(choicesIn);
  return node.type === 'products' ? node.products : [];
}

function replaced(node: Node, by: (choice: ProductChoice) => ProductChoice[]): Node {
  if (isGroup(node)) return { ...node, of: node.of.map((one) => replaced(one, by)) };
  return node.type === 'products' ? { ...node, products: node.products.flatMap(by).slice(0, 50) } : node;
}

export const asksForProducts = (node: Node): boolean => choicesIn(node).length > 0;

/** The rule in the input of a step or of an action, read or named by hand. */
export function ruleIn(input: unknown): Definition | undefined {
  const { definition } = (input ?? {}) as { definition?: unknown };
  return DefinitionSchema.safeParse(definition).data;
}
