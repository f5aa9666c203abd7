/** All tables, by area. */
export * from './schema/accounts.ts';
export * from './schema/actions.ts';
export * from './schema/analyst.ts';
export * from './schema/chat.ts';
export * from './schema/connections.ts';
export * from './schema/doors.ts';
export * from './schema/events.ts';
export * from './schema/health.ts';
export * from './schema/orders.ts';
export * from './schema/people.ts';
export * from './schema/predictions.ts';
export * from './schema/privacy.ts';
export * from './schema/reconciling.ts';
export * from './schema/search.ts';
export * from './schema/segments.ts';
export * from './schema/sources.ts';
export * from './schema/versions.ts';
export { workspaces } from './schema/workspaces.ts';
