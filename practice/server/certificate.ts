import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { writeSecret } from './secret-file.ts';

const VALID_MS = 825 * 86_400_000;
/** Clocks differ: a certificate made now is valid since yesterday. */
const BEFORE_MS = 86_400_000;

export interface Certificate {
  readonly cert: string;
  readonly key: string;
  /** SHA-256 of the DER form, upper-case hex with colons. */
  readonly thumbprint: string;
}

function withThumbprint(cert: string, key: string): Certificate {
  return { cert, key, thumbprint: new X509Certificate(cert).fingerprint256 };
}

/** Makes a certificate and keeps it in the data folder, over one that is there. */
export async function makeCertificate(folder: string): Promise<Certificate> {
  const now = Date.now();
  const made = await generate([{ name: 'commonName', value: 'practice.farshore.example' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - BEFORE_MS),
    notAfterDate: new Date(now + VALID_MS),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  writeSecret(join(folder, 'key.pem'), made.private);
  writeFileSync(join(folder, 'cert.pem'), made.cert);
  return withThumbprint(made.cert, made.private);
}

/** The certificate of a data folder; made at the first start. */
export async function certificateOf(folder: string): Promise<Certificate> {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  if (!existsSync(cert) || !existsSync(key)) return makeCertificate(folder);
  return withThumbprint(readFileSync(cert, 'utf8'), readFileSync(key, 'utf8'));
}
