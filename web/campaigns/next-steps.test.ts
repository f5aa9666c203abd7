import { expect, test } from 'vitest';
import { ACTION_INPUTS, type CampaignDraft } from '../../contract/actions.ts';
import { asEmail, asSending, asTask } from './next-steps.ts';

const draft: CampaignDraft = {
  ...{ id: crypto.randomUUID(), name: 'Come back', segmentId: 'cart_abandoners', channel: 'email', subject: null },
  ...{ channels: ['email', 'whatsapp'], condition: null, costLimit: null },
  ...{ message: 'Your cart is still here.', offer: null, sendOn: '2026-12-01', sendAt: null },
  ...{ createdAt: '2026-11-28T09:00:00.000Z', updatedAt: '2026-11-28T09:00:00.000Z' },
};

test('what is made of a campaign is what the gate takes', () => {
  const task = asTask(draft);
  expect(ACTION_INPUTS.create_task.parse(task.input)).toEqual({
    ...{ title: 'Campaign: Come back', note: 'Your cart is still here.', dueOn: '2026-12-01' },
  });
  expect(
    ACTION_INPUTS.create_task.safeParse(asTask({ ...draft, name: 'x'.repeat(200), sendOn: null }).input),
  ).toMatchObject({
    success: true,
  });
  expect(ACTION_INPUTS.draft_email.parse(asEmail(draft).input)).toMatchObject({
    ...{ audience: { segmentId: 'cart_abandoners' }, subject: 'Come back', body: 'Your cart is still here.' },
  });
  expect(ACTION_INPUTS.send_email.parse(asSending(draft).input)).toMatchObject({
    ...{ campaignId: draft.id, subject: 'Come back', body: 'Your cart is still here.' },
  });
  expect(asSending(draft).input).not.toHaveProperty('sendOn');
  const then = asSending({ ...draft, sendAt: '08:30' }, 'then');
  expect(ACTION_INPUTS.send_email.parse(then.input)).toMatchObject({ sendOn: '2026-12-01', sendAt: '08:30' });
});
