import { sql } from 'drizzle-orm';
import { ownOrders } from './orders.ts';
import { type Answerer, periodOf } from './question.ts';
import { counted, during, listText, moneyText, nameText, percentText } from './words.ts';

/** "Who are my top 5 customers by revenue?" */
export const topCustomers: Answerer = async (question) => {
  const { ctx, calendar, entities } = question;
  const period = periodOf(question);
  const limit = entities.limit ?? 5;
  const when = during(period, calendar.timezone);
  const { rows } = await ctx.db.execute<{ name: string; orders: number; revenue: string; share: string }>(sql`
    with bought as (
      select o.profile_id, count(*)::int as orders, sum(o.total) as revenue
      from orders o where ${ownOrders(ctx, period, calendar)} group by 1
    )
    select coalesce(p.email, p.user_id, 'customer ' || left(p.id::text, 8)) as name, b.orders, b.revenue::text,
      b.revenue / nullif((select sum(revenue) from bought), 0) as share
    from bought b join profiles p on p.id = b.profile_id and p.workspace_id = ${ctx.workspace.id}
    order by b.revenue desc, p.id limit ${limit}`);
  if (rows.length === 0) {
    return {
      looked: `Looked for buyers ${when}`,
      text: `Nobody who can be told apart bought anything ${when}.`,
      next: 'Send a user id or an e-mail with your orders, so that customers can be told apart.',
      data: { customers: [] },
    };
  }
  const money = (amount: string) => moneyText(amount, ctx.workspace.currency);
  const share = rows.reduce((sum, row) => sum + Number(row.share), 0);
  return {
    looked: `Ranked customers by revenue ${when}`,
    text: [
      `Your top ${counted(rows.length, 'customer')} by revenue ${when}:`,
      listText(rows.map((row) => `${nameText(row.name)}: ${money(row.revenue)} from ${counted(row.orders, 'order')}`)),
      `Together they are ${percentText(share)} of your revenue in that time.`,
    ].join('\n\n'),
    next: 'Thank them personally and give them first pick of what is new: ask for campaigns for your high-value customers.',
    data: {
      currency: ctx.workspace.currency,
      customers: rows.map(({ name, orders, revenue }) => ({ name, orders, revenue })),
    },
  };
};

/** "Find customer 14646", "Who is ada@example.com?" */
export const findPerson: Answerer = async ({ ctx, entities }) => {
  const wanted = entities.email ?? entities.customerId;
  if (!wanted) {
    return {
      looked: 'Looked for a name',
      text: 'Tell me whom to look up: an e-mail address, or the id your shop uses for the customer.',
      next: 'For example: "Find customer 14646".',
      data: {},
    };
  }
  const { rows } = await ctx.db.execute<PersonRow>(sql`
    select p.id, coalesce(p.email, p.user_id) as name, p.order_count::int as orders, p.order_value::text as value,
      p.event_count::int as events, p.first_seen_at as first_seen, p.last_seen_at as last_seen,
      p.is_repeat, p.is_high_value, p.is_cart_abandoner, p.is_engaged
    from profile_identifiers i join profiles p on p.id = i.profile_id and p.workspace_id = i.workspace_id
    where i.workspace_id = ${ctx.workspace.id} and i.kind in ('user', 'email') and lower(i.value) = lower(${wanted}) limit 1`);
  const person = rows[0];
  if (!person) {
    return {
      looked: 'Searched customers',
      text: `Nobody with the id or e-mail ${nameText(wanted)} has been seen in your data.`,
      next: 'Check the spelling, or look the person up under People.',
      data: { found: false },
    };
  }
  const traits = [
    person.is_repeat && 'a repeat customer',
    person.is_high_value && 'a high-value customer',
    person.is_cart_abandoner && 'a cart abandoner',
    person.is_engaged && 'engaged',
  ].filter((trait) => trait !== false && trait !== null);
  const value = moneyText(person.value, ctx.workspace.currency);
  const seen = person.last_seen ? `, last seen ${new Date(person.last_seen).toISOString().slice(0, 10)}` : '';
  return {
    looked: 'Searched customers',
    text: `${nameText(person.name ?? wanted)}: **${counted(person.orders, 'order')}** worth ${value}, ${counted(person.events, 'event')}${seen}.${
      traits.length > 0 ? ` This is ${traits.join(', ')}.` : ''
    }`,
    next: 'Open the profile under People for the whole timeline.',
    data: { found: true, ...person },
  };
};

type PersonRow = {
  id: string;
  name: string | null;
  orders: number;
  value: string;
  events: number;
  first_seen: string | null;
  last_seen: string | null;
  is_repeat: boolean | null;
  is_high_value: boolean | null;
  is_cart_abandoner: boolean | null;
  is_engaged: boolean | null;
};
