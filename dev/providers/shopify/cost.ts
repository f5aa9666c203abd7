import {
  type DocumentNode,
  type FieldNode,
  type GraphQLOutputType,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { schema } from './schema.ts';

export const MOST_AT_ONCE = 1000;

/**
 * What a query asks for at most: objects cost 1, a connection 2 and its nodes as often as `first` says, a mutation 10.
 * That is the documented rule at its dearest; the real one counts large pages for less.
 */
export function costOf(document: DocumentNode, variables: Record<string, unknown>): number {
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const types = new Map<FieldNode, GraphQLOutputType>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(field) {
        const type = info.getType();
        if (type) types.set(field, type);
      },
    }),
  );
  const argument = (field: FieldNode, name: string): unknown => {
    const value = field.arguments?.find((one) => one.name.value === name)?.value;
    if (value?.kind === Kind.VARIABLE) return variables[value.name.value];
    if (value?.kind === Kind.LIST) return value.values;
    return value && 'value' in value ? value.value : undefined;
  };
  function ofSelections(set: SelectionSetNode | undefined): number {
    let cost = 0;
    for (const one of set?.selections ?? []) {
      if (one.kind === Kind.FIELD) cost += ofField(one);
      else if (one.kind === Kind.INLINE_FRAGMENT) cost += ofSelections(one.selectionSet);
      else cost += ofSelections(fragments.get(one.name.value)?.selectionSet);
    }
    return cost;
  }
  function ofField(field: FieldNode): number {
    const type = types.get(field);
    if (!type || !field.selectionSet) return 0;
    const named = getNamedType(type);
    const inside = ofSelections(field.selectionSet);
    if (named.name.endsWith('Connection')) return 2 + Number(argument(field, 'first') ?? 10) * inside;
    if (named.name === 'PageInfo' || field.name.value === 'nodes' || field.name.value === 'edges') {
      const ids = argument(field, 'ids');
      return Array.isArray(ids) ? ids.length * (1 + inside) : named.name === 'PageInfo' ? 0 : 1 + inside;
    }
    const isList = isListType(isNonNullType(type) ? type.ofType : type);
    return isList && isObjectType(named) ? Number(argument(field, 'first') ?? 1) * (1 + inside) : 1 + inside;
  }
  let cost = 0;
  for (const one of document.definitions) {
    if (one.kind !== Kind.OPERATION_DEFINITION) continue;
    cost += one.operation === 'mutation' ? 10 : ofSelections(one.selectionSet);
  }
  return cost;
}

/** What an answer cost in fact: its objects. */
export function actualCost(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + actualCost(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, one) => sum + actualCost(one), 1);
}

/** The leaky bucket of one app in one shop. */
export class Bucket {
  maximumAvailable = 2000;
  restoreRate = 100;
  #available = this.maximumAvailable;
  #at = Date.now();

  /** Changes its size and how fast it fills; it is full then. */
  set(maximumAvailable: number, restoreRate: number): void {
    Object.assign(this, { maximumAvailable, restoreRate });
    this.#available = maximumAvailable;
  }

  currentlyAvailable(): number {
    const now = Date.now();
    const restored = ((now - this.#at) / 1000) * this.restoreRate;
    this.#available = Math.min(this.maximumAvailable, this.#available + restored);
    this.#at = now;
    return Math.floor(this.#available);
  }

  take(points: number): void {
    this.#available -= points;
  }

  status() {
    const { maximumAvailable, restoreRate } = this;
    return { maximumAvailable, currentlyAvailable: this.currentlyAvailable(), restoreRate };
  }
}
