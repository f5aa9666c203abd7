import { createRoute, z } from '@hono/zod-openapi';
import { CampaignBrought } from '../../contract/ai.ts';
import { CampaignOutlook } from '../../contract/campaign-outlook.ts';
import { FactInput, LearnedOffer, ShopFact } from '../../contract/learning.ts';
import { getDraft } from '../actions/drafts/drafts.ts';
import { BEARER, body, IdParam, json, newRouter, refusals, userCtx } from '../http/router.ts';
import { broughtBy } from './brought.ts';
import { changeFact, factHistory, forgetFact, listFacts, rememberFact } from './facts.ts';
import { learnedOffers } from './learned.ts';
import { outlookOf } from './outlook.ts';

const Facts = z.object({ data: z.array(ShopFact) });
const Which = z.object({
  state: z.enum(['active', 'all']).default('active').openapi({ description: '`all`: also what no longer holds.' }),
});
const tags = ['Memory'];
const security = BEARER;

export const learningRoutes = newRouter();

learningRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/facts',
    summary: 'What the shop has said of itself, newest first',
    tags,
    security,
    request: { query: Which },
    responses: { 200: json(Facts, 'Facts'), ...refusals(400, 401) },
  }),
  async (c) => c.json({ data: await listFacts(userCtx(c), { all: c.req.valid('query').state === 'all' }) }, 200),
);

learningRoutes.openapi(
  createRoute({
    method: 'post',
    path: '/facts',
    summary: 'Remembers a fact',
    description: 'A fact that holds already is answered as it stands. At most 100 hold at a time.',
    tags,
    security,
    request: { body: body(FactInput) },
    responses: { 201: json(ShopFact, 'The fact, and what follows from it'), ...refusals(400, 401, 409) },
  }),
  async (c) => {
    const { text } = c.req.valid('json');
    return c.json(await rememberFact(userCtx(c), { text, source: 'written' }), 201);
  },
);

learningRoutes.openapi(
  createRoute({
    method: 'patch',
    path: '/facts/{id}',
    summary: 'Says a fact anew',
    description: 'The answer is a new fact with an id of its own; the old one has ended and stays in its history.',
    tags,
    security,
    request: { params: IdParam, body: body(FactInput) },
    responses: { 200: json(ShopFact, 'The fact that holds now'), ...refusals(400, 401, 404) },
  }),
  async (c) => c.json(await changeFact(userCtx(c), c.req.valid('param').id, c.req.valid('json').text), 200),
);

learningRoutes.openapi(
  createRoute({
    method: 'delete',
    path: '/facts/{id}',
    summary: 'Forgets a fact: it no longer holds',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(ShopFact, 'The fact as it ended'), ...refusals(401, 404) },
  }),
  async (c) => c.json(await forgetFact(userCtx(c), c.req.valid('param').id), 200),
);

learningRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/facts/{id}/history',
    summary: 'All that a fact has said, newest first',
    tags,
    security,
    request: { params: IdParam },
    responses: { 200: json(Facts, 'The fact, what it replaced and what replaced it'), ...refusals(401, 404) },
  }),
  async (c) => c.json({ data: await factHistory(userCtx(c), c.req.valid('param').id) }, 200),
);

learningRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/ai/recommendations/learned',
    summary: 'What was learned from feedback: for each kind of offer, segment and channel, how often it is taken up',
    description:
      'Beta-Bernoulli, in the order in which offers of a segment would be tried where every channel reached everybody; docs/learning.md has the formulas.',
    tags: ['Analyst'],
    security,
    responses: { 200: json(z.object({ data: z.array(LearnedOffer) }), 'By segment, best first'), ...refusals(401) },
  }),
  async (c) => c.json({ data: await learnedOffers(userCtx(c)) }, 200),
);

learningRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/campaign-drafts/{id}/brought',
    summary: 'What the letters of a campaign brought',
    description:
      'Against those who were held out, over the seven days from the approval; docs/learning.md has the formulas.',
    tags: ['Actions'],
    security,
    request: { params: IdParam },
    responses: { 200: json(CampaignBrought, 'What came of it'), ...refusals(400, 401, 404) },
  }),
  async (c) => {
    const { id } = await getDraft(userCtx(c), c.req.valid('param').id);
    const brought = await broughtBy(userCtx(c), [id], 'draft');
    return c.json({ brought: brought.get(id) ?? null }, 200);
  },
);

learningRoutes.openapi(
  createRoute({
    method: 'get',
    path: '/campaign-drafts/{id}/outlook',
    summary: 'A drafted campaign as it would go out now: who, by what, at most what, and what of it can be sent',
    tags: ['Actions'],
    security,
    request: { params: IdParam },
    responses: { 200: json(CampaignOutlook, 'Of now'), ...refusals(400, 401, 404, 409) },
  }),
  async (c) => c.json(await outlookOf(userCtx(c), c.req.valid('param').id), 200),
);
