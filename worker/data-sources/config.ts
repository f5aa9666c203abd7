import { SECRET_FIELDS, SourceConfig, type SourceType } from '../../contract/sources.ts';
import { type FieldError, fail } from '../errors.ts';
import { maskSecret } from './secrets.ts';

export interface CheckedConfig {
  /** What may be shown. */
  config: Record<string, unknown>;
  /** The secret fields in the clear, to be sealed before they are stored. */
  secrets: Record<string, string>;
}

/**
 * Checks a config against its type's schema and parts the secrets from the rest; a fault is a 400 with paths such as
 * `config.shopDomain`. With `stored` it is a change: fields left out stay, `null` takes an optional field away, and a
 * secret that comes back as its mask stays what it was.
 */
export function checkConfig(
  sourceType: SourceType,
  given: Record<string, unknown>,
  stored?: CheckedConfig,
): CheckedConfig {
  const merged: Record<string, unknown> = { ...stored?.config, ...stored?.secrets, ...given };
  const masked: FieldError[] = [];
  for (const [field, value] of Object.entries(merged)) {
    if (value === null) delete merged[field];
    if (typeof value !== 'string' || !value.startsWith('••')) continue;
    const kept = stored?.secrets[field];
    if (kept !== undefined && maskSecret(kept) === value) merged[field] = kept;
    else masked.push({ path: `config.${field}`, message: 'Enter the whole value, not its mask' });
  }
  const parsed = SourceConfig[sourceType].safeParse(merged);
  if (masked.length > 0 || !parsed.success) {
    const faults = (parsed.error?.issues ?? []).flatMap((issue) => {
      const path = ['config', ...issue.path].join('.');
      if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
      return issue.keys.map((key) => ({ path: `${path}.${key}`, message: `Not a setting of ${sourceType}` }));
    });
    const isNew = ({ path }: FieldError) => masked.every((one) => one.path !== path);
    return fail('invalid', 'The configuration is not valid', { fields: [...masked, ...faults.filter(isNew)] });
  }
  return part(sourceType, parsed.data);
}

function part(sourceType: SourceType, whole: Record<string, unknown>): CheckedConfig {
  const names: readonly string[] = SECRET_FIELDS[sourceType];
  const config: Record<string, unknown> = {};
  const secrets: Record<string, string> = {};
  for (const [field, value] of Object.entries(whole)) {
    if (names.includes(field)) secrets[field] = String(value);
    else if (value !== undefined) config[field] = value;
  }
  return { config, secrets };
}

/** Keeps secrets out of a message that a provider wrote: some repeat the token they refuse. */
export function withoutSecrets(message: string, secrets: Record<string, string>): string {
  return Object.values(secrets)
    .filter((secret) => secret.length >= 4)
    .reduce((text, secret) => text.replaceAll(secret, maskSecret(secret)), message);
}
