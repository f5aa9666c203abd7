import { ACTION_INPUTS, type ActionInput, type ActionKind } from '../../contract/actions.ts';
import { fail } from '../errors.ts';

/** A request with its input as its kind takes it, or 400 with the path of every fault below `at`. */
export function readRequest<Name extends ActionKind>(request: { kind: Name; input: unknown }, at = 'input') {
  const read = ACTION_INPUTS[request.kind].safeParse(request.input);
  if (read.success) return { kind: request.kind, input: read.data as ActionInput<Name> & Record<string, unknown> };
  const fields = read.error.issues.map(({ path, message }) => ({ path: [at, ...path].join('.'), message }));
  return fail('invalid', fields[0]?.message, { fields });
}
