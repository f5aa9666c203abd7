import * as z from 'zod';
import { WebhookMapping } from './mapping.ts';

export const SOURCE_TYPES = ['gtm', 'facebook_pixel', 'shopify', 'segment', 'webhook'] as const;
export const SourceType = z.enum(SOURCE_TYPES);
export type SourceType = z.infer<typeof SourceType>;

const Text = (max: number) => z.string().trim().min(1, 'Required').max(max);
/** Goes into a header. */
const AccessToken = Text(4096).regex(/^[\x21-\x7e]*$/, 'Copy the token alone, without spaces or line breaks');

/** The configuration of each type. Fields listed in SECRET_FIELDS are encrypted at rest and masked in answers. */
export const SourceConfig = {
  gtm: z
    .object({
      containerId: z
        .string()
        .trim()
        .regex(/^GTM-[A-Z0-9]{4,12}$/, 'Looks like GTM-ABC1234'),
      accountId: z
        .string()
        .trim()
        .regex(/^\d{1,20}$/, 'Digits only')
        .optional(),
      /** The Google Analytics property whose counts are fetched too. */
      ga4PropertyId: z
        .string()
        .trim()
        .regex(/^\d{1,20}$/, 'Digits only')
        .optional(),
      accessToken: AccessToken.optional(),
      refreshToken: AccessToken.optional(),
    })
    .strict(),
  facebook_pixel: z
    .object({
      pixelId: z
        .string()
        .trim()
        .regex(/^\d{5,20}$/, 'The pixel id is 5 to 20 digits'),
      accessToken: AccessToken,
      /** The page whose forms bring leads. */
      pageId: z
        .string()
        .trim()
        .regex(/^\d{5,20}$/, 'The page id is 5 to 20 digits')
        .optional(),
      /** Which box of a form means yes to a channel: the key of the box. Who leaves a form has allowed nothing else. */
      leadConsent: z
        .object({ email: Text(200), sms: Text(200) })
        .partial()
        .strict()
        .optional(),
      /** Whether purchases and the steps before them are sent to the Conversions API. */
      sendConversions: z.boolean().optional(),
      /** Of Facebook's Test Events: what is sent with it is shown there and not counted. */
      testEventCode: z
        .string()
        .trim()
        .regex(/^[A-Z0-9]{4,20}$/, 'Looks like TEST12345')
        .optional(),
    })
    .strict(),
  shopify: z
    .object({
      shopDomain: z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/, 'Looks like your-shop.myshopify.com'),
      accessToken: AccessToken,
      refreshToken: AccessToken.optional(),
      webhookSecret: Text(512),
    })
    .strict(),
  segment: z.object({}).strict(),
  webhook: z
    .object({
      /** Left out: one is made and shown once. */
      signingSecret: z.string().trim().min(16, 'Use at least 16 characters').max(512).optional(),
      /** The id that PayPal gave to its webhook with this address: PayPal signs with a certificate, and signs it along. */
      paypalWebhookId: z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9]{8,50}$/, 'Looks like 8PT597110X687430L')
        .optional(),
      /** How the sender names things; dotted paths into its body. */
      mapping: WebhookMapping.optional(),
    })
    .strict(),
} satisfies Record<SourceType, z.ZodObject>;

export const SECRET_FIELDS = {
  gtm: ['accessToken', 'refreshToken'],
  facebook_pixel: ['accessToken'],
  shopify: ['accessToken', 'refreshToken', 'webhookSecret'],
  segment: [],
  webhook: ['signingSecret'],
} as const satisfies Record<SourceType, readonly string[]>;

const SourceName = z.string().trim().min(1, 'Give it a name').max(200);

/** The config is checked against the type's own schema after this, so that its faults carry their paths. */
export const DataSourceCreate = z.object({
  sourceType: SourceType,
  name: SourceName,
  config: z.record(z.string(), z.unknown()).default({}),
});
export type DataSourceCreate = z.infer<typeof DataSourceCreate>;

export const DataSourcePatch = z
  .object({
    name: SourceName,
    status: z.enum(['active', 'paused']),
    config: z.record(z.string(), z.unknown()),
  })
  .partial()
  .strict();
export type DataSourcePatch = z.infer<typeof DataSourcePatch>;

export const DataSource = z.object({
  id: z.string(),
  sourceType: SourceType,
  name: z.string(),
  status: z.enum(['active', 'paused', 'disconnected']),
  /** Secrets are masked: `••••` and the last four characters. */
  config: z.record(z.string(), z.unknown()),
  /** Whether access was granted by signing in at the provider, or by a token that was entered. */
  connection: z.enum(['oauth', 'token']),
  /** Why a person has to connect it again; null unless it is disconnected. */
  disconnectedReason: z.string().nullable(),
  /** True while nobody has chosen which container or pixel of the account it is: see `GET /data-sources/{id}/choices`. */
  choiceNeeded: z.boolean(),
  webhookUrl: z.string().optional(),
  writeKey: z.string().optional(),
  lastSyncAt: z.string().nullable(),
  lastEventAt: z.string().nullable(),
  eventsCount: z.number().int(),
  createdAt: z.string(),
});
export type DataSource = z.infer<typeof DataSource>;

/** `signingSecret` is shown this once when it was made here. */
export const DataSourceCreated = DataSource.extend({ signingSecret: z.string().optional() });

/** A stored event as the web and the API show it. */
export const StoredEvent = z.object({
  id: z.string(),
  sourceId: z.string(),
  sourceType: SourceType,
  name: z.string(),
  originalName: z.string(),
  profileId: z.string().nullable(),
  userId: z.string().nullable(),
  anonymousId: z.string().nullable(),
  email: z.string().nullable(),
  occurredAt: z.string(),
  receivedAt: z.string(),
  value: z.string().nullable(),
  currency: z.string().nullable(),
  orderId: z.string().nullable(),
  properties: z.record(z.string(), z.unknown()),
});
export type StoredEvent = z.infer<typeof StoredEvent>;

export const DummyEventCreate = z.object({
  sourceType: SourceType,
  eventType: z.string().trim().min(1).max(100),
  eventData: z.record(z.string(), z.unknown()).optional(),
});
export type DummyEventCreate = z.infer<typeof DummyEventCreate>;

export const Sync = z.object({
  id: z.string(),
  kind: z.enum(['incremental', 'backfill', 'repair']),
  trigger: z.enum(['schedule', 'hand', 'connect', 'reconciler']),
  status: z.enum(['queued', 'running', 'success', 'failed', 'stopped']),
  /** Records fetched so far by resource, and of how many where the provider tells. */
  progress: z.record(z.string(), z.object({ done: z.number().int(), of: z.number().int().nullable() })),
  /** Records handed over, and of those the ones that were processed. */
  fetched: z.number().int(),
  processed: z.number().int(),
  /** Events that were new. */
  eventsCount: z.number().int(),
  /** While it runs, as far as it can be told. */
  secondsLeft: z.number().int().nullable(),
  /** How it failed; while it runs, why it waits. */
  error: z.string().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Sync = z.infer<typeof Sync>;

/** A sync that did not end within the request that asked for it. */
export const SyncGoesOn = z.object({ syncId: z.string() });

export const BackfillBody = z.object({ months: z.number().int().min(1).max(60).optional() });

export const IngestFailure = z.object({
  id: z.string(),
  sourceId: z.string(),
  receivedAt: z.string(),
  kind: z.string(),
  reason: z.string(),
  attempts: z.number().int(),
  status: z.enum(['open', 'replayed']),
  payload: z.string(),
  replayedAt: z.string().nullable(),
});
export type IngestFailure = z.infer<typeof IngestFailure>;

/** An edited payload may be given; without it the stored one is taken. */
export const ReplayBody = z.object({ payload: z.string().max(1_000_000).optional() });
