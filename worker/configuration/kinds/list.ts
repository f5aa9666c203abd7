import type { ConfiguredKind } from '../../../contract/actions.ts';
import { draftSetting } from './drafts.ts';
import { factSetting } from './facts.ts';
import type { Setting } from './kind.ts';
import { mappingSetting } from './mappings.ts';
import { questionSetting } from './questions.ts';
import { segmentSetting } from './segments.ts';
import { workflowSetting } from './workflows.ts';

/** Everything that a shop sets up. */
export const SETTINGS = {
  segment: segmentSetting,
  workflow: workflowSetting,
  draft: draftSetting,
  fact: factSetting,
  question: questionSetting,
  mapping: mappingSetting,
} as const;

export function settingOf(kind: ConfiguredKind): Setting<ConfiguredKind, unknown> {
  return SETTINGS[kind] as Setting<ConfiguredKind, unknown>;
}
