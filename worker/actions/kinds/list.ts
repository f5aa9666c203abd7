import type { ActionKind } from '../../../contract/actions.ts';
import { changeCampaign } from './change-campaign.ts';
import { changeConfiguration } from './change-configuration.ts';
import { createTask } from './create-task.ts';
import { draftCampaign } from './draft-campaign.ts';
import { draftEmail } from './draft-email.ts';
import type { Kind } from './kind.ts';
import { rememberFact } from './remember-fact.ts';
import { runWorkflow } from './run-workflow.ts';
import { saveSegment } from './save-segment.ts';
import { sendEmail } from './send-email.ts';
import { tagPeople } from './tag-people.ts';

/** Everything that can be done by being asked. To add one: its input in the contract, one file, one line here. */
export const KINDS: { [Name in ActionKind]: Kind<Name> } = {
  change_campaign: changeCampaign,
  change_configuration: changeConfiguration,
  create_task: createTask,
  draft_campaign: draftCampaign,
  draft_email: draftEmail,
  remember_fact: rememberFact,
  run_workflow: runWorkflow,
  save_segment: saveSegment,
  send_email: sendEmail,
  tag_people: tagPeople,
};
