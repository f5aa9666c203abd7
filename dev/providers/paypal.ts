import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type StandIn, startStandIn } from './stand-in.ts';

const HOST = 'https://api.sandbox.paypal.com';
const CERTIFICATES = '/v1/notifications/certs/';

/** What PayPal is asked to sign; without a certificate's name by the one that is good. */
export interface ToSign {
  webhookId: string;
  body: string;
  certificate?: string;
}

/**
 * PayPal as far as it signs webhooks: certificates at their documented addresses, and signatures by them, from outside by
 * `POST /_control/sign`. `CERT-good` is valid, `CERT-old` has ended, `CERT-broken` is none, and others there are not.
 */
export async function startPaypal(): Promise<StandIn & { sign: (asked: ToSign) => Record<string, string> }> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const good = certificate(publicKey, privateKey, ['250101000000Z', '20991231235959Z']);
  const old = certificate(publicKey, privateKey, ['150101000000Z', '20200101000000Z']);
  const held: Record<string, string> = { 'CERT-good': good, 'CERT-old': old, 'CERT-broken': good.slice(0, 300) };

  const sign = ({ webhookId, body, certificate: name = 'CERT-good' }: ToSign) => {
    const [id, time] = [randomUUID(), new Date().toISOString().replace(/\.\d+/, '')];
    const signed = `${id}|${time}|${webhookId}|${crc32(body)}`;
    return {
      'PayPal-Transmission-Id': id,
      'PayPal-Transmission-Time': time,
      'PayPal-Transmission-Sig': createSign('sha256').update(signed).sign(privateKey, 'base64'),
      'PayPal-Cert-Url': `${HOST}${CERTIFICATES}${name}`,
      'PayPal-Auth-Algo': 'SHA256withRSA',
    };
  };
  const standIn = await startStandIn(({ path, body }) => {
    if (path === '/_control/sign') return { body: sign(JSON.parse(body) as ToSign) };
    const pem = path.startsWith(CERTIFICATES) ? held[path.slice(CERTIFICATES.length)] : undefined;
    if (!pem) return { status: 404, body: { name: 'RESOURCE_NOT_FOUND' } };
    return { headers: { 'Content-Type': 'application/x-pem-file' }, body: pem };
  });
  return { ...standIn, sign };
}

/** A certificate that signs itself, in PEM: DER of RFC 5280 with the least that it must have. */
function certificate(publicKey: KeyObject, privateKey: KeyObject, [from, to]: [from: string, to: string]): string {
  const algorithm = sequence(oid('2a864886f70d01010b'), part(0x05));
  const name = sequence(
    part(0x31, sequence(oid('550403'), part(0x0c, Buffer.from('messageverificationcerts.paypal.com')))),
  );
  const time = (text: string) => part(text.length > 13 ? 0x18 : 0x17, Buffer.from(text));
  const signed = sequence(
    part(0xa0, part(0x02, Buffer.from([2]))),
    part(0x02, Buffer.from([1])),
    algorithm,
    name,
    sequence(time(from), time(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = createSign('sha256').update(signed).sign(privateKey);
  const der = sequence(signed, algorithm, part(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString('base64').replace(/(.{64})/g, '$1\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}

const oid = (hex: string) => part(0x06, Buffer.from(hex, 'hex'));
const sequence = (...parts: Buffer[]) => part(0x30, ...parts);

function part(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
