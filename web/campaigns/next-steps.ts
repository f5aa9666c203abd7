import type { ActionRequest, CampaignDraft } from '../../contract/actions.ts';
import { audienceOf } from '../../contract/campaign-audience.ts';

const LONGEST_TITLE = 200;
const LONGEST_NOTE = 5000;

/** A campaign as something that somebody is to do. */
export function asTask({ name, message, sendOn }: CampaignDraft): ActionRequest {
  const input = { title: `Campaign: ${name}`.slice(0, LONGEST_TITLE), note: message.slice(0, LONGEST_NOTE) };
  return { kind: 'create_task', input: sendOn ? { ...input, dueOn: sendOn } : input };
}

/** A campaign as letters to its people, which are written and not sent. */
export function asEmail(draft: CampaignDraft): ActionRequest {
  const { name, subject, message } = draft;
  return { kind: 'draft_email', input: { audience: audienceOf(draft), subject: subject || name, body: message } };
}

/**
 * A campaign as letters that go to its people, once somebody with the right has approved them as they are: at once, or at the
 * time that it is meant for.
 */
export function asSending(draft: CampaignDraft, when: 'now' | 'then' = 'now'): ActionRequest {
  const { input } = asEmail(draft);
  const { sendOn, sendAt } = draft;
  const then = when === 'then' && sendOn ? { sendOn, ...(sendAt && { sendAt }) } : {};
  const most = draft.costLimit ? { costLimit: draft.costLimit } : {};
  return { kind: 'send_email', input: { ...input, ...most, ...then, campaignId: draft.id } };
}
