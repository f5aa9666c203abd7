import { asObject, readEmail } from '../../ingest/reading/keys.ts';

/** What is known of a person, in no particular form: traits of a profile, an address of an order. */
export interface KnownPerson {
  email?: string | null | undefined;
  phone?: string | null | undefined;
  externalId?: string | null | undefined;
  traits: Record<string, unknown>;
}

/** What a browser said of itself. Sent as it is: Facebook takes these unhashed. */
export interface Browser {
  fbp?: string | undefined;
  fbc?: string | undefined;
  client_ip_address?: string | undefined;
  client_user_agent?: string | undefined;
}

/** The `user_data` of a server event. Facebook normalises and hashes in the same way what its pixel collects. */
export type UserData = Record<string, string | string[]>;

/**
 * Normalises what is known of a person by the rules of Meta's "Customer information parameters" and hashes it with
 * SHA-256. What does not fit its rule - a phone number without a country code, a country in words - is left out: its
 * hash would match nobody.
 */
export async function userData(person: KnownPerson, browser: Browser): Promise<UserData> {
  const { em, ph, fn, ln, ct, st, zp, country, external_id } = normalise(person);
  const clear = Object.entries({ em, ph, fn, ln, ct, st, zp, country, external_id });
  const hashed = await Promise.all(
    clear.map(async ([name, value]) => (value ? ([name, [await sha256Hex(value)]] as const) : [])),
  );
  const told = Object.entries(browser).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries([...hashed.filter((one) => one.length > 0), ...told]) as UserData;
}

/** The parameters in the clear, ready to be hashed. */
export function normalise({ email, phone, externalId, traits }: KnownPerson) {
  const address = { ...asObject(traits.default_address), ...asObject(traits.address), ...traits };
  const first = (...names: string[]) => names.map((name) => textOf(address[name])).find(Boolean) ?? '';
  const country = first('country_code', 'countryCode', 'country').toLowerCase();
  const isAmerican = country === 'us';
  const zip = first('zip', 'postal_code', 'postalCode', 'postcode').toLowerCase().replace(/[\s-]/g, '');
  return {
    em: readEmail(email ?? traits.email),
    ph: phoneOf(phone ?? traits.phone, country),
    fn: nameOf(first('first_name', 'firstName')),
    ln: nameOf(first('last_name', 'lastName')),
    ct: lettersOf(first('city')),
    st: lettersOf(first('province_code', 'state', 'region', 'province')),
    zp: isAmerican ? zip.slice(0, 5) : zip,
    country: /^[a-z]{2}$/.test(country) ? country : '',
    external_id: externalId?.trim() ?? '',
  };
}

/** Digits with the country's code first. A number without one is completed only where that is certain. */
function phoneOf(phone: unknown, country: string): string {
  const said = textOf(phone);
  const digits = said.replace(/\D/g, '').replace(/^0+/, '');
  if (said.trim().startsWith('+') || said.trim().startsWith('00')) return digits.length >= 8 ? digits : '';
  if ((country === 'us' || country === 'ca') && digits.length === 10) return `1${digits}`;
  return digits.length >= 11 && !said.trim().startsWith('0') ? digits : '';
}

/** Lower case without punctuation; letters of all scripts stay. */
function nameOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}]/gu, '')
    .trim();
}

/** As a name, without spaces and digits. */
function lettersOf(place: string): string {
  return nameOf(place).replace(/[\s\d]/g, '');
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

async function sha256Hex(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
