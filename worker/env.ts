import type { AcceptLog } from '../durable-objects/accept-log.ts';
import type { Conversation } from '../durable-objects/conversation.ts';
import type { LiveRoom } from '../durable-objects/live-room.ts';
import type { RateLimiter } from '../durable-objects/rate-limiter.ts';
import type { SegmentClock } from '../durable-objects/segment-clock.ts';
import type { SourceSync } from '../durable-objects/source-sync.ts';
import type { RunParams } from './actions/workflows/start.ts';
import type { Job } from './jobs/jobs.ts';

/** The bindings and settings of the Worker, as wrangler.toml and the secrets name them. */
export interface Env {
  ASSETS: Fetcher;
  CACHE: KVNamespace;
  INGEST: Queue<IngestPointer>;
  JOBS: Queue<Job>;
  CONVERSATION: DurableObjectNamespace<Conversation>;
  LIVE_ROOM: DurableObjectNamespace<LiveRoom>;
  RATE_LIMITER: DurableObjectNamespace<RateLimiter>;
  ACCEPT_LOG: DurableObjectNamespace<AcceptLog>;
  SEGMENT_CLOCK: DurableObjectNamespace<SegmentClock>;
  SOURCE_SYNC: DurableObjectNamespace<SourceSync>;
  WORKFLOWS: Workflow<RunParams>;

  /** postgres://… of a Neon database, or of the local endpoint. */
  DATABASE_URL: string;
  /** Only on a developer's machine: where Neon's HTTP protocol is spoken for DATABASE_URL. */
  DATABASE_ENDPOINT?: string;
  /** At least 32 characters. Signs access tokens. */
  JWT_SECRET: string;
  /** 32 bytes in base64. Encrypts the secrets of data sources. */
  ENCRYPTION_KEY: string;
  /** Bearer token for /metrics; without it /metrics is not served. */
  METRICS_TOKEN?: string;
  /** Origins besides the Worker's own that may call the API from a browser, separated by commas. */
  PUBLIC_ORIGINS?: string;
  /** Where people reach the Worker, such as `https://hub.example`: letters that a job sends lead there. */
  PUBLIC_URL?: string;
  /** E-mail and password of the demo shop's user, only where a demo shop was loaded. */
  DEMO_EMAIL?: string;
  DEMO_PASSWORD?: string;

  OPENAI_API_KEY?: string;
  OPENAI_BASE_URL?: string;
  OPENAI_MODEL?: string;
  /** `text-embedding-3-small` unless set; `built-in` where the provider has no embeddings. */
  OPENAI_EMBEDDING_MODEL?: string;
  ANTHROPIC_API_KEY?: string;
  ANTHROPIC_BASE_URL?: string;
  ANTHROPIC_MODEL?: string;
  /** Milliseconds without a sign of life after which a model is given up; 20000 unless set. */
  AI_TIMEOUT_MS?: string;
  /** What one message costs, such as `email 0.0004 USD, sms 0.0079 USD`; what the shop itself has said goes before it. */
  CHANNEL_COSTS?: string;

  /** E-mail is sent by Resend where its key and a sender's address, such as `Lumen <hello@lumen.example>`, are set. */
  RESEND_API_KEY?: string;
  RESEND_BASE_URL?: string;
  EMAIL_FROM?: string;
  /** Only on a developer's machine: a stand-in that keeps letters with links to sign in, for reading them there. */
  EMAIL_STAND_IN_URL?: string;

  SHOPIFY_BASE_URL?: string;
  FACEBOOK_BASE_URL?: string;
  GOOGLE_BASE_URL?: string;
  /** Where PayPal's certificates are fetched, instead of the host of PayPal's that a request names. */
  PAYPAL_BASE_URL?: string;
  /** The app as it is registered at each provider; without both of a pair, sources there are connected by a token. */
  SHOPIFY_CLIENT_ID?: string;
  SHOPIFY_CLIENT_SECRET?: string;
  FACEBOOK_CLIENT_ID?: string;
  FACEBOOK_CLIENT_SECRET?: string;
  GOOGLE_CLIENT_ID?: string;
  GOOGLE_CLIENT_SECRET?: string;
}

/** What the queue carries: where accepted records lie, never what is in them. */
export interface IngestPointer {
  shard: string;
  ids: number[];
  /** How large those records are together. */
  bytes: number;
}

const REQUIRED: { name: 'DATABASE_URL' | 'JWT_SECRET' | 'ENCRYPTION_KEY'; hint: string }[] = [
  { name: 'DATABASE_URL', hint: 'a postgres:// address' },
  { name: 'JWT_SECRET', hint: 'at least 32 random characters' },
  { name: 'ENCRYPTION_KEY', hint: '32 random bytes in base64' },
];

let checked = false;

/** Refuses to run with a setting missing, and names it and where it belongs. */
export function checkEnv(env: Env): void {
  if (checked) return;
  const missing = REQUIRED.filter(({ name }) => !env[name]);
  if (missing.length > 0) {
    const list = missing.map(({ name, hint }) => `${name} (${hint})`).join(', ');
    throw new Error(`Missing settings: ${list}. Put them in .dev.vars, or: npx wrangler secret put <NAME>`);
  }
  if (env.JWT_SECRET.length < 32) throw new Error('JWT_SECRET must have at least 32 characters');
  checked = true;
}
