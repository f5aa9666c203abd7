import { campaignResults } from './campaign-results.ts';
import { changeCampaign } from './change-campaign.ts';
import { countSegments } from './count-segments.ts';
import { describe } from './describe.ts';
import { explainChange } from './explain-change.ts';
import { findPerson } from './find-person.ts';
import { listFacts } from './list-facts.ts';
import { listPeople } from './list-people.ts';
import { predict } from './predict.ts';
import { proposeAction } from './propose-action.ts';
import { queryMetric } from './query-metric.ts';
import { readFunnel } from './read-funnel.ts';
import { readRetention } from './read-retention.ts';
import { readSources } from './read-sources.ts';
import { recallPlan } from './recall-plan.ts';
import { recommendCampaigns } from './recommend-campaigns.ts';
import { search } from './search.ts';
import { listSetUp } from './set-up/list.ts';
import { setUp } from './set-up/set-up.ts';
import type { Tools } from './tool.ts';

/** What the analyst can do. A new tool is one file and one line here. */
export const TOOLS: Tools = {
  query_metric: queryMetric,
  explain_change: explainChange,
  list_people: listPeople,
  count_segments: countSegments,
  read_funnel: readFunnel,
  read_retention: readRetention,
  predict,
  find_person: findPerson,
  search,
  read_sources: readSources,
  describe,
  recommend_campaigns: recommendCampaigns,
  change_campaign: changeCampaign,
  campaign_results: campaignResults,
  propose_action: proposeAction,
  recall_plan: recallPlan,
  set_up: setUp,
  list_set_up: listSetUp,
  list_facts: listFacts,
};
