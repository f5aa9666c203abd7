import { CONFIGURED, type ConfiguredKind } from '../contract/actions.ts';
import { SEGMENT_KEYS, type SegmentKey } from '../contract/analytics.ts';
import { hashOf } from '../worker/actions/hash.ts';
import { SEGMENTS } from '../worker/analytics/segments.ts';
import { STANDARD } from '../worker/segments/definition/standard.ts';

export type Content = Record<string, unknown>;

/** A thing as the hub has it, or as a file says it is to be. In its contents other things go by their ids. */
export interface Thing {
  kind: ConfiguredKind;
  id: string;
  content: Content;
}

/** The folder in which each kind lies. */
export const FOLDERS: Record<ConfiguredKind, string> = {
  segment: 'segments',
  workflow: 'workflows',
  draft: 'drafts',
  fact: 'facts',
  question: 'questions',
  mapping: 'mappings',
};

export const keyOf = ({ kind, id }: Pick<Thing, 'kind' | 'id'>): string => `${kind}/${id}`;

/** By kind, then by id: whatever order things came in. */
export function inOrder<One extends Pick<Thing, 'kind' | 'id'>>(things: One[]): One[] {
  const place = ({ kind, id }: Pick<Thing, 'kind' | 'id'>) => `${CONFIGURED.indexOf(kind)} ${id}`;
  return [...things].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

export const builtInOf = (id: string): SegmentKey | undefined => SEGMENT_KEYS.find((one) => one === id);

/** A built-in segment as it is where nobody has edited it. */
export function standardOf(key: SegmentKey): Content {
  return { name: SEGMENTS[key].name, definition: STANDARD[key] };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const isUuid = (text: string): boolean => UUID.test(text);

/** An id that is always the same for the same thing of a workspace, and no other's. */
export async function idFor(workspaceId: string, kind: ConfiguredKind, name: string): Promise<string> {
  const bytes = new TextEncoder().encode(`pulsehub ${workspaceId} ${kind} ${name}`);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0'));
  // Version 8 and the variant of RFC 9562: an id made of one's own.
  hex[6] = `8${hex[6]?.slice(1)}`;
  hex[8] = `8${hex[8]?.slice(1)}`;
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)]
    .map((part) => part.join(''))
    .join('-');
}

export const hashOfContent = (content: Content): Promise<string> => hashOf(content);
