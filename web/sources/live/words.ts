import type { DecisionKind } from '../../../contract/live.ts';

export const decisionWords: Record<DecisionKind, string> = {
  stored: 'Stored',
  duplicate: 'Known already',
  dropped: 'Left out',
  rejected: 'Refused',
  failed: 'To be mended',
};

const reasons: Record<string, string> = {
  duplicate: 'the same message came before',
  source_paused: 'the source is paused',
  source_deleted: 'the source was removed',
  erased: 'the person was erased',
  no_event_name: 'it has no name',
  test: 'it was made to try the form out',
  unknown_person: 'nothing is known of the person',
  no_consent: 'its visitor refused to be counted',
  unsupported: 'PulseHub has no use for its kind',
  invalid_signature: 'its signature does not match',
  too_large: 'it is too large',
  invalid: 'it could not be read',
  not_json: 'it is not JSON',
  unreadable: 'it could not be read; it is kept below',
};

/** Why an event was not stored, in words. */
export function reasonWords(reason: string | null): string {
  return reason === null ? '' : (reasons[reason] ?? reason);
}
