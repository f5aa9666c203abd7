import type { ActionRequest, CampaignDraft } from '../../contract/actions.ts';

const LONGEST_TITLE = 200;
const LONGEST_NOTE = 5000;

/** A campaign as something that somebody is to do. */
export function asTask({ name, message, sendOn }: CampaignDraft): ActionRequest {
  const input = { title: `Campaign: ${name}`.slice(0, LONGEST_TITLE), note: message.slice(0, LONGEST_NOTE) };
  return { kind: 'create_task', input: sendOn ? { ...input, dueOn: sendOn } : input };
}

/** A campaign as letters to its people, which are written and not sent. */
export function asEmail({ name, segmentId, subject, message }: CampaignDraft): ActionRequest {
  return { kind: 'draft_email', input: { audience: { segmentId }, subject: subject || name, body: message } };
}

/** A campaign as letters that go to its people, once somebody with the right has approved them as they are. */
export function asSending(draft: CampaignDraft): ActionRequest {
  const { input } = asEmail(draft);
  return { kind: 'send_email', input: { ...input, campaignId: draft.id } };
}
