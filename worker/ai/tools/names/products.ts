import { sql } from 'drizzle-orm';
import {
  type Clause,
  type Definition,
  Definition as DefinitionSchema,
  type Filter,
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
  const seen = seenIn(definition.where);
  const asked = [
    ...new Set([
      ...choicesIn(definition.where).flatMap((one) => ('id' in one ? [one.id] : [])),
      ...seen.flatMap(({ names }) => names),
    ]),
  ];
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
  const where = replaced(definition.where, named);
  if (seen.length === 0) return { definition: { ...definition, where }, unknown };
  const properties = await productProperties(ctx, [...new Set(seen.map(({ event }) => event))]);
  const idsOf = (name: string) => [...new Set([name, ...(found.get(name) ?? []).map(({ key }) => key)])];
  return { definition: { ...definition, where: withSeen(where, { idsOf, properties }) }, unknown };
}

/** Where senders write which product an event is about, the commonest first. */
const PROPERTIES = [
  ...['product_id', 'productId', 'products.0.product_id', 'items.0.item_id', 'content_ids.0', 'sku', 'name'],
];
const isOfProduct = ({ property, test }: Filter) => property === PROPERTIES[0] && test.op === 'in';
/** So many of the newest events tell which of them a shop's sources use. */
const SAMPLE = 3000;

function seenIn(node: Node): { event: string; names: string[] }[] {
  if (isGroup(node)) return node.of.flatMap(seenIn);
  const deeds = node.type === 'event' ? [node] : node.type === 'sequence' ? [node.first, node.second] : [];
  return deeds.flatMap(({ event, where = [] }) =>
    where.filter(isOfProduct).map(({ test }) => ({ event, names: test.op === 'in' ? test.values : [] })),
  );
}

async function productProperties(ctx: UserCtx, events: string[]): Promise<Map<string, string[]>> {
  const { rows } = await ctx.db.execute<{ event: string; property: string }>(sql`
    with newest as (
      select name, properties from events where workspace_id = ${ctx.workspace.id}::uuid
      order by occurred_at desc limit ${SAMPLE}
    )
    select distinct n.name as event, p.property from newest n
    join json_array_elements_text(${JSON.stringify(events)}::json) e on e = n.name
    join json_array_elements_text(${JSON.stringify(PROPERTIES)}::json) p (property)
      on n.properties #>> string_to_array(p.property, '.') is not null`);
  const used = (event: string) => {
    const own = new Set(rows.filter((one) => one.event === event).map(({ property }) => property));
    const some = PROPERTIES.filter((one) => own.has(one));
    // A name beside an id says the same of the same event.
    return some.some((one) => one !== 'name') ? some.filter((one) => one !== 'name') : some;
  };
  return new Map(events.map((event) => [event, used(event)]));
}

/** The same with the product's ids, asked of the properties in which the shop's sources write them. */
function withSeen(node: Node, by: { idsOf: (name: string) => string[]; properties: Map<string, string[]> }): Node {
  if (isGroup(node)) return { ...node, of: node.of.map((one) => withSeen(one, by)) };
  const at = node.type === 'sequence' ? node.first : node.type === 'event' ? node : undefined;
  const named = at?.where?.find(isOfProduct);
  if (!at || named?.test.op !== 'in') return node;
  const values = [...new Set(named.test.values.flatMap(by.idsOf))].slice(0, 50);
  const own = by.properties.get(at.event) ?? [];
  const each = (own.length > 0 ? own : [named.property]).map((property): Clause => {
    const where = [{ property, test: { op: 'in' as const, values } }];
    return node.type === 'sequence' ? { ...node, first: { ...node.first, where } } : ({ ...node, where } as Clause);
  });
  const [only] = each;
  return only && each.length === 1 ? only : { type: 'any', of: each };
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
