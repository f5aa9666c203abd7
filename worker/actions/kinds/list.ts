import type { ActionKind } from '../../../contract/actions.ts';
import { createTask } from './create-task.ts';
import type { Kind } from './kind.ts';
import { rememberFact } from './remember-fact.ts';

/** Everything that can be done by being asked. To add one: its input in the contract, one file, one line here. */
export const KINDS = {
  create_task: createTask,
  remember_fact: rememberFact,
} as { [Name in ActionKind]: Kind<Name> };
