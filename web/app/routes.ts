import { html, type TemplateResult } from 'lit';
import type { App } from './app.ts';
import { matchPath } from './router.ts';
import '../ask/ask-page.ts';

export interface Route {
  /** Every address of the place, the plain one first. */
  patterns: readonly string[];
  title: string;
  /** Whether only someone who is signed in has anything to see here. */
  account: boolean;
  /** Loads the place's elements; Ask is in the first view and needs none. */
  load?: () => Promise<unknown>;
  render: (app: App, params: Record<string, string>) => TemplateResult;
}

/** The places of the app, each with its address. */
const routes: readonly Route[] = [
  {
    patterns: ['/', '/ask/:conversationId'],
    title: 'Ask',
    account: false,
    render: (app, { conversationId }) =>
      html`<ph-ask-page .app=${app} .conversationId=${conversationId}></ph-ask-page>`,
  },
  {
    patterns: ['/today'],
    title: 'Today',
    account: true,
    load: () => import('../today/today-page.ts'),
    render: (app) => html`<ph-today-page .app=${app}></ph-today-page>`,
  },
  {
    patterns: ['/start'],
    title: 'Get started',
    account: true,
    load: () => import('../today/checklist-page.ts'),
    render: (app) => html`<ph-checklist-page .app=${app}></ph-checklist-page>`,
  },
  {
    patterns: ['/today/people'],
    title: 'Who is behind it',
    account: true,
    load: () => import('../today/behind-page.ts'),
    render: (app) => html`<ph-behind-page .app=${app} .query=${app.router.place.query.toString()}></ph-behind-page>`,
  },
  {
    patterns: ['/orders'],
    title: 'Orders',
    account: true,
    load: () => import('../orders/orders-page.ts'),
    render: (app) => html`<ph-orders-page .app=${app} .query=${app.router.place.query.toString()}></ph-orders-page>`,
  },
  {
    patterns: ['/receipts/of'],
    title: 'What is behind it',
    account: true,
    load: () => import('../receipts/number-page.ts'),
    render: (app) => html`<ph-number-page .app=${app} .query=${app.router.place.query.toString()}></ph-number-page>`,
  },
  {
    patterns: ['/receipts/:id'],
    title: 'Receipt',
    account: true,
    load: () => import('../receipts/receipt-page.ts'),
    render: (app, { id }) => html`<ph-receipt-page .app=${app} .receiptId=${id}></ph-receipt-page>`,
  },
  {
    patterns: ['/people'],
    title: 'People',
    account: true,
    load: () => import('../people/people-page.ts'),
    render: (app) => html`<ph-people-page .app=${app}></ph-people-page>`,
  },
  {
    patterns: ['/people/predictions'],
    title: 'Predictions',
    account: true,
    load: () => import('../predictions/predictions-page.ts'),
    render: (app) => html`<ph-predictions-page .app=${app}></ph-predictions-page>`,
  },
  {
    patterns: ['/search'],
    title: 'Search',
    account: true,
    load: () => import('../search/search-page.ts'),
    render: (app) => html`<ph-search-page .app=${app}></ph-search-page>`,
  },
  {
    patterns: ['/notes', '/notes/:id'],
    title: 'Notes',
    account: true,
    load: () => import('../search/notes-page.ts'),
    render: (app, { id }) => html`<ph-notes-page .app=${app} .noteId=${id}></ph-notes-page>`,
  },
  {
    patterns: ['/people/segments/new', '/people/:segment/edit'],
    title: 'Segment',
    account: true,
    load: () => import('../people/segments/builder-page.ts'),
    render: (app, { segment }) => html`<ph-segment-builder .app=${app} .segment=${segment}></ph-segment-builder>`,
  },
  {
    patterns: ['/people/lists/new', '/people/:segment/list'],
    title: 'List from a file',
    account: true,
    load: () => import('../people/segments/list-page.ts'),
    render: (app, { segment }) => html`<ph-list-page .app=${app} .segment=${segment}></ph-list-page>`,
  },
  {
    patterns: ['/people/:segment'],
    title: 'People',
    account: true,
    load: () => import('../people/segment-page.ts'),
    render: (app, { segment }) => html`<ph-segment-page .app=${app} .segment=${segment}></ph-segment-page>`,
  },
  {
    patterns: ['/people/profile/:id'],
    title: 'Person',
    account: true,
    load: () => import('../people/profile-page.ts'),
    render: (app, { id }) => html`<ph-profile-page .app=${app} .profileId=${id}></ph-profile-page>`,
  },
  {
    patterns: ['/sources'],
    title: 'Sources',
    account: true,
    load: () => import('../sources/sources-page.ts'),
    render: (app) => html`<ph-sources-page .app=${app}></ph-sources-page>`,
  },
  {
    patterns: ['/sources/connect/:type'],
    title: 'Connect a source',
    account: true,
    load: () => import('../sources/connect-page.ts'),
    render: (app, { type }) => html`<ph-connect-page .app=${app} .type=${type}></ph-connect-page>`,
  },
  {
    patterns: ['/sources/:id'],
    title: 'Source',
    account: true,
    load: () => import('../sources/source-page.ts'),
    render: (app, { id }) => html`<ph-source-page .app=${app} .sourceId=${id}></ph-source-page>`,
  },
  {
    patterns: ['/sources/:id/connection'],
    title: 'Connection',
    account: true,
    load: () => import('../sources/connection-page.ts'),
    render: (app, { id }) => html`<ph-connection-page .app=${app} .sourceId=${id}></ph-connection-page>`,
  },
  {
    patterns: ['/tasks'],
    title: 'Tasks',
    account: true,
    load: () => import('../tasks/tasks-page.ts'),
    render: (app) => html`<ph-tasks-page .app=${app}></ph-tasks-page>`,
  },
  {
    patterns: ['/audit'],
    title: 'Who did what',
    account: true,
    load: () => import('../tasks/audit-page.ts'),
    render: (app) => html`<ph-audit-page .app=${app}></ph-audit-page>`,
  },
  {
    patterns: ['/facts'],
    title: 'What is remembered',
    account: true,
    load: () => import('../facts/facts-page.ts'),
    render: (app) => html`<ph-facts-page .app=${app}></ph-facts-page>`,
  },
  {
    patterns: ['/scheduled'],
    title: 'Scheduled questions',
    account: true,
    load: () => import('../schedule/schedule-page.ts'),
    render: (app) => html`<ph-schedule-page .app=${app}></ph-schedule-page>`,
  },
  {
    patterns: ['/settings'],
    title: 'Settings',
    account: true,
    load: () => import('../settings/settings-page.ts'),
    render: (app) => html`<ph-settings-page .app=${app}></ph-settings-page>`,
  },
  {
    patterns: ['/settings/people'],
    title: 'Who works here',
    account: true,
    load: () => import('../settings/members/people-page.ts'),
    render: (app) => html`<ph-members-page .app=${app}></ph-members-page>`,
  },
  {
    patterns: ['/campaigns'],
    title: 'Campaigns',
    account: true,
    load: () => import('../campaigns/campaigns-page.ts'),
    render: (app) => html`<ph-campaigns-page .app=${app}></ph-campaigns-page>`,
  },
  {
    patterns: ['/campaigns/recommended'],
    title: 'What was recommended',
    account: true,
    load: () => import('../campaigns/recommended-page.ts'),
    render: (app) => html`<ph-recommended-page .app=${app}></ph-recommended-page>`,
  },
  {
    patterns: ['/campaigns/:id/people', '/campaigns/plans/:plan/people'],
    title: 'Who gets it by what',
    account: true,
    load: () => import('../campaigns/campaign-people-page.ts'),
    render: (app, { id, plan }) =>
      html`<ph-campaign-people-page .app=${app} .campaignId=${plan ?? id ?? ''} .planned=${plan !== undefined} .query=${app.router.place.query.toString()}></ph-campaign-people-page>`,
  },
  {
    patterns: ['/campaigns/:id'],
    title: 'Campaign',
    account: true,
    load: () => import('../campaigns/campaign-page.ts'),
    render: (app, { id }) => html`<ph-campaign-page .app=${app} .campaignId=${id}></ph-campaign-page>`,
  },
  {
    patterns: ['/workflows', '/workflows/:id'],
    title: 'Workflows',
    account: true,
    load: () => import('../workflows/workflows-page.ts'),
    render: (app, { id }) => html`<ph-workflows-page .app=${app} .workflowId=${id}></ph-workflows-page>`,
  },
  {
    patterns: ['/shared/:token'],
    title: 'Shared conversation',
    account: false,
    load: () => import('../shared/shared-page.ts'),
    render: (app, { token }) => html`<ph-shared-page .app=${app} .token=${token}></ph-shared-page>`,
  },
  {
    patterns: ['/authorize'],
    title: 'Let a program in',
    account: true,
    load: () => import('../account/authorize-page.ts'),
    render: (app) =>
      html`<ph-authorize-page .app=${app} .query=${app.router.place.query.toString()}></ph-authorize-page>`,
  },
  {
    patterns: ['/sign-in'],
    title: 'Sign in',
    account: false,
    load: () => import('../account/sign-in-page.ts'),
    render: (app) => html`<ph-sign-in-page .app=${app}></ph-sign-in-page>`,
  },
  {
    patterns: ['/sign-in/by-link'],
    title: 'Get a link by e-mail',
    account: false,
    load: () => import('../account/email-link-page.ts'),
    render: (app) => html`<ph-email-link-page .app=${app}></ph-email-link-page>`,
  },
  {
    patterns: ['/sign-in/link'],
    title: 'Open your account',
    account: false,
    load: () => import('../account/open-link-page.ts'),
    render: (app) => html`<ph-open-link-page .app=${app}></ph-open-link-page>`,
  },
  {
    patterns: ['/invitation'],
    title: 'Invitation',
    account: false,
    load: () => import('../account/invitation-page.ts'),
    render: (app) => html`<ph-invitation-page .app=${app}></ph-invitation-page>`,
  },
  {
    patterns: ['/register'],
    title: 'Create an account',
    account: false,
    load: () => import('../account/register-page.ts'),
    render: (app) => html`<ph-register-page .app=${app}></ph-register-page>`,
  },
];

const missing: Route = {
  patterns: [],
  title: 'Not found',
  account: false,
  load: () => import('./missing-page.ts'),
  render: () => html`<ph-missing-page></ph-missing-page>`,
};

export function routeOf(path: string): { route: Route; params: Record<string, string> } {
  for (const route of routes) {
    for (const pattern of route.patterns) {
      const params = matchPath(pattern, path);
      if (params) return { route, params };
    }
  }
  return { route: missing, params: {} };
}
