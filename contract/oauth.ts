import * as z from 'zod';
import { SourceType } from './sources.ts';

export const OAUTH_PROVIDERS = ['google', 'facebook', 'shopify'] as const;
export const OAuthProviderName = z.enum(OAUTH_PROVIDERS);
export type OAuthProviderName = z.infer<typeof OAuthProviderName>;

/** Who can be connected by signing in there. Where `configured` is false, the form that takes a token is offered instead. */
export const OAuthProviders = z.object({
  providers: z.array(
    z.object({
      provider: OAuthProviderName,
      sourceType: SourceType,
      /** As a person knows it. */
      name: z.string(),
      configured: z.boolean(),
    }),
  ),
});
export type OAuthProviders = z.infer<typeof OAuthProviders>;

/** `shop` is Shopify's alone and needed there for a new source. With `sourceId` that source is connected again. */
export const OAuthStartQuery = z.object({
  shop: z.string().trim().max(200).optional(),
  sourceId: z.uuid().optional(),
  name: z.string().trim().min(1).max(200).optional(),
});
export type OAuthStartQuery = z.infer<typeof OAuthStartQuery>;

/** Where the browser goes next. */
export const OAuthStarted = z.object({ url: z.string() });
export type OAuthStarted = z.infer<typeof OAuthStarted>;

/**
 * Why a connection did not come about. The browser comes back to `/sources?connection=<problem>&provider=<provider>`,
 * or after success to `/sources/<id>?connection=connected`; an address never carries a token or free text.
 */
export const OAUTH_PROBLEMS = {
  denied: 'Access was not granted, so nothing was connected.',
  expired: 'This took longer than ten minutes, or was done already. Start again.',
  other_browser: 'This was started in another browser, or by somebody else. Start again here.',
  signed_out: 'You were signed out meanwhile. Sign in and start again.',
  forged: 'The answer did not come from the provider unchanged, so nothing was connected. Start again.',
  wrong_shop: 'Another shop answered than the one that was asked. Start again with the right address.',
  refused: 'The provider did not accept the connection. Check the app’s settings there, then start again.',
  away: 'The provider did not answer. Try again in a minute.',
  source_gone: 'The source was removed meanwhile.',
} as const;
export type OAuthProblem = keyof typeof OAUTH_PROBLEMS;

/** What a connected account lets one choose from, so that nobody has to type ids. Choose by `PATCH` of the config. */
export const SourceChoices = z.object({
  choices: z.array(
    z.object({
      /** What is chosen: goes into the config as it is. */
      config: z.record(z.string(), z.string()),
      label: z.string(),
      /** Where it belongs: the account or business. */
      group: z.string(),
      kind: z.enum(['container', 'ga4_property', 'pixel', 'page']),
      chosen: z.boolean(),
    }),
  ),
});
export type SourceChoices = z.infer<typeof SourceChoices>;

/** What the published container does about the five events of the funnel. */
export const TagCheck = z.object({
  /** Null for a source that is not connected with an account at Google and a container of it. */
  container: z.string().nullable(),
  /** The published version; null while nothing is published. */
  version: z.string().nullable(),
  tags: z.array(z.object({ name: z.string(), type: z.string(), paused: z.boolean(), triggers: z.array(z.string()) })),
  triggers: z.array(z.object({ name: z.string(), type: z.string(), event: z.string().nullable() })),
  expected: z.array(z.object({ event: z.string(), tags: z.array(z.string()) })),
});
export type TagCheck = z.infer<typeof TagCheck>;

/** What was sent to Facebook's Conversions API in the last `days`. */
export const Conversions = z.object({
  enabled: z.boolean(),
  days: z.number().int(),
  sent: z.number().int(),
  /** Those of which the browser told Facebook too, under the same event id: Facebook counts them once. */
  deduplicated: z.number().int(),
  /** `deduplicated` of `sent`, 0 to 1; null while nothing was sent. */
  rate: z.number().nullable(),
  pending: z.number().int(),
  refused: z.number().int(),
  /** Not sent: nobody's consent to it is on record. */
  withoutConsent: z.number().int(),
  lastSentAt: z.string().nullable(),
  lastRefusal: z.string().nullable(),
});
export type Conversions = z.infer<typeof Conversions>;
