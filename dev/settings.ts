import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { HubError } from './hub-error.ts';

/** Settings by name, as the Worker finds them in its `env`. */
export type Settings = Record<string, string>;

/** What a developer may set in the environment of `npm start`; `.dev.vars` may hold any setting. */
const fromEnvironment = [
  'DATABASE_URL',
  'PUBLIC_ORIGINS',
  'PUBLIC_URL',
  'METRICS_TOKEN',
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'OPENAI_MODEL',
  'OPENAI_EMBEDDING_MODEL',
  'ANTHROPIC_API_KEY',
  'ANTHROPIC_BASE_URL',
  'ANTHROPIC_MODEL',
  'AI_TIMEOUT_MS',
  'CHANNEL_COSTS',
  'RESEND_API_KEY',
  'RESEND_BASE_URL',
  'EMAIL_FROM',
  'SHOPIFY_BASE_URL',
  'FACEBOOK_BASE_URL',
  'GOOGLE_BASE_URL',
  'PAYPAL_BASE_URL',
  'SHOPIFY_CLIENT_ID',
  'SHOPIFY_CLIENT_SECRET',
  'FACEBOOK_CLIENT_ID',
  'FACEBOOK_CLIENT_SECRET',
  'GOOGLE_CLIENT_ID',
  'GOOGLE_CLIENT_SECRET',
];

/** The developer's own settings: `.dev.vars` of the project, and over it what the environment says. */
export function readSettings(root: string, environment: NodeJS.ProcessEnv): Settings {
  const file = join(root, '.dev.vars');
  const settings: Settings = {};
  if (existsSync(file)) Object.assign(settings, parseEnv(readFileSync(file, 'utf8')));
  for (const name of fromEnvironment) {
    const value = environment[name];
    if (value) settings[name] = value;
  }
  return settings;
}

/** The secrets of one data folder, made at its first start and kept for as long as the data. */
export function keepSecrets(dataDir: string): Settings {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    const secrets = {
      JWT_SECRET: randomBytes(32).toString('base64url'),
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      METRICS_TOKEN: randomBytes(16).toString('base64url'),
    };
    writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  }
  chmodSync(file, 0o600);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new HubError(`${file} cannot be read as JSON; restore it, or begin anew with: npm start -- --reset`);
  }
}

/** Whether `url` is a Neon database, which speaks the Worker's protocol itself. */
export function isNeon(url: string): boolean {
  return URL.parse(url)?.hostname.endsWith('.neon.tech') ?? false;
}
