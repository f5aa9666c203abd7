import { X509Certificate } from 'node:crypto';

/** The part of an X.509 certificate that a signature is checked with. */
export interface Certificate {
  /** SubjectPublicKeyInfo, DER. */
  publicKey: Uint8Array<ArrayBuffer>;
  notBefore: Date;
  notAfter: Date;
}

/**
 * Reads the first certificate of a PEM file; undefined where it is none. Who signed it is not looked at, so only where it
 * came from says whom it belongs to.
 */
export function readCertificate(pem: string): Certificate | undefined {
  try {
    const { publicKey, validFrom, validTo } = new X509Certificate(pem);
    return {
      publicKey: Uint8Array.from(publicKey.export({ type: 'spki', format: 'der' })),
      notBefore: new Date(validFrom),
      notAfter: new Date(validTo),
    };
  } catch {
    return undefined;
  }
}
