import { reconciliationOf } from '../../data-sources/reconcile/state.ts';
import type { Action } from '../intent/topics.ts';
import { changes } from './changes.ts';
import { churn } from './churn.ts';
import { findPerson, topCustomers } from './customers.ts';
import { events } from './events.ts';
import { bestPeriod, overTime } from './over-time.ts';
import { engagement, funnel, segments } from './people.ts';
import type { Answerer, Finding, Question } from './question.ts';
import { retention } from './retention.ts';
import { averageOrderValue, customers, orders, refunds, revenue } from './sales.ts';
import { nothingConnected, sourceHealth, sourceStates } from './sources.ts';

/** Actions that are answered from the workspace's events. The others need none, or are campaigns. */
export type DataAction = Exclude<Action, 'recommend' | 'connect' | 'do' | 'explain' | 'talk'>;

const ANSWERS: Record<DataAction, Answerer> = {
  revenue,
  orders,
  average_order_value: averageOrderValue,
  customers,
  top_customers: topCustomers,
  best_period: bestPeriod,
  over_time: overTime,
  refunds,
  retention,
  churn,
  segments,
  funnel,
  engagement,
  events,
  source_health: sourceHealth,
  changes,
  find_person: findPerson,
};

export function isDataAction(action: Action): action is DataAction {
  return action in ANSWERS;
}

/** The answer to a question about the workspace, from its own events; where none is connected, what to do about it. */
export async function analyse(action: DataAction, question: Question): Promise<Finding> {
  const sources = await sourceStates(question.ctx);
  if (sources.length === 0) return nothingConnected();
  const finding = await ANSWERS[action](question);
  return OF_ORDERS.has(action) ? standing(question, finding) : finding;
}

/** What is read from orders says how they stand against the shop's own records. */
const OF_ORDERS: ReadonlySet<DataAction> = new Set([
  'revenue',
  'orders',
  'average_order_value',
  'customers',
  'top_customers',
  'best_period',
  'over_time',
  'refunds',
  'retention',
  'churn',
  'changes',
]);

async function standing({ ctx }: Question, finding: Finding): Promise<Finding> {
  const reconciliation = await reconciliationOf(ctx);
  if (!reconciliation) return finding;
  return {
    ...finding,
    text: `${finding.text}\n\nYour orders here: ${reconciliation.text}.`,
    data: { ...finding.data, reconciliation },
  };
}
