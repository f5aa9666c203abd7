import type { Workspace } from '../../../contract/auth.ts';

/** An audience has at most so many people, by the shop's plan: approval is of every one of them, by id. */
export const MOST_TO_SEND: Record<Workspace['plan'], number> = { free: 10_000, growth: 25_000, scale: 50_000 };
