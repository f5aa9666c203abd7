/** Secret fields as they lie in a row, such as `data_sources.secrets`: field name to sealed text. */
export type SealedSecrets = Record<string, string>;

const FORMAT = 'v1';
const IV_BYTES = 12;

/**
 * Encrypts each field with AES-256-GCM. `key` is ENCRYPTION_KEY: 32 bytes in base64, or several separated by commas,
 * the newest first; the first seals. A sealed value names its format and key, and is bound to its row and field:
 * copied to another row or field it does not open.
 */
export async function sealSecrets(key: string, rowId: string, fields: Record<string, string>): Promise<SealedSecrets> {
  const newest = (await readKeys(key))[0];
  if (!newest) throw new Error(KEY_HINT);
  const sealed: SealedSecrets = {};
  for (const [field, value] of Object.entries(fields)) {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const cipher = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: bound(rowId, field) },
      newest.key,
      new TextEncoder().encode(value),
    );
    sealed[field] = [FORMAT, newest.id, toBase64(iv), toBase64(new Uint8Array(cipher))].join('.');
  }
  return sealed;
}

/** The fields in the clear. Throws when one was tampered with, moved, or sealed with a key that is no longer listed. */
export async function openSecrets(key: string, row: { id: string; secrets: unknown }): Promise<Record<string, string>> {
  const sealed = Object.entries((row.secrets ?? {}) as SealedSecrets);
  if (sealed.length === 0) return {};
  const keys = await readKeys(key);
  const fields: Record<string, string> = {};
  for (const [field, value] of sealed) {
    const [format, keyId, iv, cipher] = value.split('.');
    const known = keys.find(({ id }) => id === keyId);
    if (format !== FORMAT || !known || !iv || !cipher) {
      throw new Error(`The secret ${field} of ${row.id} was sealed with a key that is not in ENCRYPTION_KEY`);
    }
    const plain = await crypto.subtle
      .decrypt(
        { name: 'AES-GCM', iv: fromBase64(iv), additionalData: bound(row.id, field) },
        known.key,
        fromBase64(cipher),
      )
      .catch((cause: unknown) => {
        throw new Error(`The secret ${field} of ${row.id} does not open: it was changed or moved`, { cause });
      });
    fields[field] = new TextDecoder().decode(plain);
  }
  return fields;
}

const MASK = '••••';

/** What may be shown of a secret: dots and its last four characters, and of a short one the dots alone. */
export function maskSecret(value: string): string {
  return value.length >= 12 ? MASK + value.slice(-4) : MASK;
}

const KEY_HINT = 'ENCRYPTION_KEY must be 32 random bytes in base64 (openssl rand -base64 32)';

/** A key is named by the start of its own hash, so that rotating needs no numbering that could go wrong. */
async function readKeys(setting: string): Promise<{ id: string; key: CryptoKey }[]> {
  return Promise.all(
    setting.split(',').map(async (one) => {
      let raw: Uint8Array<ArrayBuffer>;
      try {
        raw = fromBase64(one.trim());
      } catch {
        throw new Error(KEY_HINT);
      }
      if (raw.length !== 32) throw new Error(KEY_HINT);
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', raw));
      const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
      return { id: toBase64(hash.slice(0, 6)), key };
    }),
  );
}

function bound(rowId: string, field: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(JSON.stringify([rowId, field])));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}
