import type { ActionInput } from '../../../contract/actions.ts';
import { type CampaignContent, contentOf } from './content.ts';

/** A campaign with what is said of it changed, and the rest as it was. */
export function changed(
  before: CampaignContent,
  input: Omit<ActionInput<'change_campaign'>, 'campaignId'>,
): CampaignContent {
  const [first, ...others] = before.channels;
  const { channel = first ?? 'email', fallbacks, ...rest } = input;
  const given = Object.fromEntries(Object.entries(rest).filter(([, one]) => one !== undefined));
  return contentOf({
    ...before,
    ...given,
    channel,
    // Another first channel alone takes the place of the one before.
    fallbacks: fallbacks ?? others,
  });
}
