import { type DocumentNode, graphqlSync, Kind, parse, type SelectionSetNode, validate } from 'graphql';
import type { Given } from '../stand-in.ts';
import { type BulkRequest, type Operations, rootOf } from './resolve.ts';
import { schema } from './schema.ts';
import type { Shop } from './shop.ts';

const MOST_RUNNING = 5;
const MOST_CONNECTIONS = 5;
const MOST_DEPTH = 2;
/** Lists that are no connections: a connection inside one is refused. */
const LISTS = new Set(['refunds', 'accessScopes']);

interface Operation extends BulkRequest {
  id: string;
  shop: Shop;
  createdAt: string;
  polls: number;
  lines: string[] | undefined;
  roots: number;
  failed: boolean;
}

/** Bulk operations of all shops. They are done after having been asked about `pollsUntilDone` times. */
export class BulkOperations implements Operations {
  pollsUntilDone = 1;
  /** The next operations that run end as failed. */
  failNext = 0;
  /** Where the results are downloaded. */
  base = '';
  readonly #all = new Map<string, Operation>();
  #next = 1;

  run(shop: Shop, request: BulkRequest) {
    const running = [...this.#all.values()].filter((one) => one.shop === shop && !one.lines && !one.failed).length;
    const problem =
      running >= MOST_RUNNING
        ? 'A bulk query operation for this app and shop is already in progress.'
        : refusal(request.query);
    if (problem) return { bulkOperation: null, userErrors: [{ field: ['query'], message: problem }] };
    const id = `gid://shopify/BulkOperation/${this.#next++}`;
    const createdAt = new Date().toISOString();
    const failed = this.failNext > 0;
    if (failed) this.failNext--;
    this.#all.set(id, { ...request, id, shop, createdAt, polls: 0, lines: undefined, roots: 0, failed });
    return { bulkOperation: this.show(shop, id, false), userErrors: [] };
  }

  show(shop: Shop, id: string, isPoll = true) {
    const one = this.#all.get(id);
    if (one?.shop !== shop) return null;
    if (isPoll && !one.lines && !one.failed && one.polls++ >= this.pollsUntilDone) this.#finish(one);
    const done = one.lines !== undefined;
    const size = one.lines?.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    return {
      __typename: 'BulkOperation',
      id,
      status: one.failed ? 'FAILED' : done ? 'COMPLETED' : one.polls === 0 ? 'CREATED' : 'RUNNING',
      errorCode: one.failed ? 'INTERNAL_SERVER_ERROR' : null,
      createdAt: one.createdAt,
      completedAt: done ? one.createdAt : null,
      objectCount: String(one.lines?.length ?? 0),
      rootObjectCount: String(one.roots),
      fileSize: size === undefined ? null : String(size),
      url: one.lines?.length ? `${this.base}/bulk/${id.split('/').at(-1)}.jsonl?signature=s` : null,
      partialDataUrl: null,
      query: one.query,
    };
  }

  /** The file of an operation, from the byte that a Range header names. */
  download(path: string, range: string | undefined): Given {
    const number = /^\/bulk\/(\d+)\.jsonl\?signature=s$/.exec(path)?.[1];
    const lines = this.#all.get(`gid://shopify/BulkOperation/${number}`)?.lines;
    if (!lines)
      return {
        status: 403,
        headers: { 'Content-Type': 'application/xml' },
        body: '<Error><Code>ExpiredToken</Code></Error>',
      };
    const whole = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    const from = Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
    const headers = { 'Content-Type': 'application/jsonl', 'Accept-Ranges': 'bytes' };
    if (!range) return { headers, body: whole.toString() };
    return {
      status: 206,
      headers: { ...headers, 'Content-Range': `bytes ${from}-${whole.length - 1}/${whole.length}` },
      body: whole.subarray(from).toString(),
    };
  }

  #finish(one: Operation): void {
    const { data, errors } = graphqlSync({ schema, source: one.query, rootValue: rootOf(one.shop, this, true) });
    if (errors || !data) {
      one.failed = true;
      return;
    }
    const lines: string[] = [];
    for (const value of Object.values(data)) {
      for (const { node } of (value as { edges: { node: Row }[] }).edges) {
        one.roots++;
        write(node, undefined, lines);
      }
    }
    // Ungrouped, the children come in any place after their parent.
    one.lines = one.groupObjects
      ? lines
      : [
          ...lines.filter((line) => !line.includes('"__parentId"')),
          ...lines.filter((line) => line.includes('"__parentId"')),
        ];
  }
}

type Row = Record<string, unknown>;

/** One object a line, its connections as lines of their own after it. */
function write(node: Row, parentId: string | undefined, lines: string[]): void {
  const isConnection = (value: unknown): value is { edges: { node: Row }[] } =>
    typeof value === 'object' && value !== null && 'edges' in value;
  const own = Object.entries(node).filter(([, value]) => !isConnection(value));
  lines.push(JSON.stringify({ ...Object.fromEntries(own), ...(parentId ? { __parentId: parentId } : {}) }));
  for (const value of Object.values(node)) {
    if (isConnection(value)) for (const child of value.edges) write(child.node, String(node.id), lines);
  }
}

/** Why a query cannot be run in bulk; undefined when it can. */
function refusal(query: string): string | undefined {
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return `Invalid bulk query: ${error instanceof Error ? error.message : error}`;
  }
  const [fault] = validate(schema, document);
  if (fault) return `Invalid bulk query: ${fault.message}`;
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return 'Invalid bulk query: no operation';
  if (operation.selectionSet.selections.length !== 1) return 'Bulk queries must have a single top-level field.';
  const seen = { connections: 0, depth: 0, inList: false };
  walk(operation.selectionSet, 0, false, seen);
  if (seen.connections === 0) return 'Bulk queries must contain at least one connection.';
  if (seen.connections > MOST_CONNECTIONS) return 'Bulk queries cannot contain more than 5 connections.';
  if (seen.depth > MOST_DEPTH + 1)
    return 'Bulk queries cannot contain connections with a nesting depth greater than 2.';
  return seen.inList
    ? 'Queries that contain a connection field within a list field are not currently supported.'
    : undefined;
}

interface Seen {
  connections: number;
  depth: number;
  inList: boolean;
}

function walk(set: SelectionSetNode, depth: number, inList: boolean, seen: Seen): void {
  for (const one of set.selections) {
    if (one.kind === Kind.FRAGMENT_SPREAD || !one.selectionSet) continue;
    const isConnection =
      one.kind === Kind.FIELD &&
      one.selectionSet.selections.some((inner) => inner.kind === Kind.FIELD && inner.name.value === 'edges');
    if (isConnection) {
      seen.connections++;
      seen.depth = Math.max(seen.depth, depth + 1);
      if (inList) seen.inList = true;
    }
    const isList = one.kind === Kind.FIELD && LISTS.has(one.name.value);
    walk(one.selectionSet, isConnection ? depth + 1 : depth, inList || isList, seen);
  }
}
