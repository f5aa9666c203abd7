import * as z from 'zod';

/** What a key may be good for, in words for whoever gives it. */
export const SCOPE_WORDS = {
  'metrics:read': 'Read the shop’s figures: metrics, receipts, funnels, segments, predictions in total',
  'people:read': 'See who the people are: names, addresses, orders and timelines of each',
  'search:read': 'Search products, campaigns and notes',
  chat: 'Ask questions in words',
  'sources:read': 'See which sources are connected and how well their data comes in',
  'actions:propose': 'Plan actions, which a person approves before anything happens',
  manage: 'Change segments, notes and data sources',
} as const;
export type Scope = keyof typeof SCOPE_WORDS;
export const SCOPES = Object.keys(SCOPE_WORDS) as [Scope, ...Scope[]];
export const Scope = z.enum(SCOPES);

export const NewKeyInput = z.strictObject({
  name: z.string().trim().min(1, 'Give the key a name').max(100),
  scopes: z.array(Scope).min(1, 'Choose at least one scope').max(SCOPES.length),
  /** Without it the key stays good until it is revoked. */
  expiresInDays: z.number().int().min(1).max(730, 'At most two years').optional(),
});
export type NewKeyInput = z.infer<typeof NewKeyInput>;

export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  /** The first characters, to recognise it by. */
  prefix: z.string(),
  scopes: z.array(Scope),
  madeBy: z.object({ id: z.string(), name: z.string() }),
  /** The program to which a person gave this access; null for a key made by hand. */
  program: z.string().nullable(),
  /** When it ends; of a program's access, when it ends unless the program uses it before. Null: never by itself. */
  expiresAt: z.string().nullable(),
  expired: z.boolean(),
  lastUsedAt: z.string().nullable(),
  createdAt: z.string(),
  /** Whether the caller may revoke it. */
  mayRevoke: z.boolean(),
});
export type ApiKey = z.infer<typeof ApiKey>;

/** The one time at which the key itself is shown. */
export const NewApiKey = ApiKey.extend({ key: z.string() });
export type NewApiKey = z.infer<typeof NewApiKey>;

/** What a program sends a person's browser to `/authorize` with; the page passes it on as it came. */
export const AuthorizationRequest = z.object({
  client_id: z.string().max(100).default(''),
  redirect_uri: z.string().max(2000).default(''),
  response_type: z.string().max(50).default(''),
  code_challenge: z.string().max(200).default(''),
  code_challenge_method: z.string().max(20).default(''),
  scope: z.string().max(1000).default(''),
  state: z.string().max(2000).optional(),
  resource: z.string().max(2000).optional(),
});
export type AuthorizationRequest = z.infer<typeof AuthorizationRequest>;

/** `ask`: show this to the person. `return`: the request cannot be granted; send the browser back with the refusal. */
export const AuthorizationQuestion = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ask'),
    program: z.object({
      /** As the program calls itself: nobody has checked it. */
      name: z.string(),
      /** Where the browser goes afterwards, for the person to check: a host, "this computer", or an app. */
      goesTo: z.string(),
      registeredAt: z.string(),
    }),
    workspace: z.object({ id: z.string(), name: z.string() }),
    scopes: z.array(
      z.object({
        id: Scope,
        words: z.string(),
        /** The program asked for it: show it ticked. What it did not ask for may be added by the person. */
        asked: z.boolean(),
        /** It leads to changes. */
        writes: z.boolean(),
      }),
    ),
  }),
  z.object({ kind: z.literal('return'), redirectTo: z.string() }),
]);
export type AuthorizationQuestion = z.infer<typeof AuthorizationQuestion>;

export const AuthorizationAnswer = z.strictObject({
  request: AuthorizationRequest,
  allow: z.boolean(),
  /** Those the person left ticked. */
  scopes: z.array(Scope).max(SCOPES.length).default([]),
});
export type AuthorizationAnswer = z.infer<typeof AuthorizationAnswer>;

/** Send the browser there. */
export const AuthorizationOutcome = z.object({ redirectTo: z.string() });
export type AuthorizationOutcome = z.infer<typeof AuthorizationOutcome>;
