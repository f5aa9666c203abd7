import * as z from 'zod';
import { Channel } from './segments.ts';

/** What the card of a campaign counts besides the metrics of the catalogue: of now, not of a time. */
export const FIGURES = [
  'segment_people',
  'segment_share',
  'segment_reachable',
  'segment_orders',
  'segment_average_order',
  'segment_spent_each',
  'shop_average_order',
  'campaign_messages',
  'campaign_cost',
  'campaign_orders',
  'campaign_money',
] as const;
export const Figure = z.enum(FIGURES);
export type Figure = z.infer<typeof Figure>;

/** One of them, as it is asked again. */
export const FigureQuery = z.strictObject({
  figure: Figure,
  /** A built-in's key, a saved segment's id or a list that a model makes; none where it is of the whole shop. */
  segment: z.string().max(100).optional(),
  /** Of such a list: the model that made it. */
  model: z.uuid().optional(),
  /** Of what it costs: who is held out costs nothing. */
  holdout: z.strictObject({ key: z.uuid(), share: z.number() }).optional(),
  channel: Channel.optional(),
  /** The kind of offer, of what a campaign is expected to bring. */
  offer: z.string().max(100).optional(),
  /** Of what it costs: what one message cost then, and in how many parts it goes. */
  prices: z
    .array(
      z.strictObject({
        channel: Channel,
        partsEach: z.number().int().positive(),
        amount: z.string(),
        currency: z.string(),
      }),
    )
    .max(10)
    .optional(),
});
export type FigureQuery = z.infer<typeof FigureQuery>;
