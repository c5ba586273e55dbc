import { X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface TestCertificate {
  readonly cert: string;
  readonly key: string;
  readonly thumbprint: string;
}

/** A certificate of its own for a test; `host` is the address it is made out to. */
export async function makeCertificate(host = '127.0.0.1'): Promise<TestCertificate> {
  const altName = /^[0-9.]+$/.test(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host };
  const made = await generate([{ name: 'commonName', value: 'gateway.example' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [altName] },
    ],
  });
  return { cert: made.cert, key: made.private, thumbprint: new X509Certificate(made.cert).fingerprint256 };
}
