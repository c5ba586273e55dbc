import { generate } from 'selfsigned';

export interface Authority {
  /** PEM of the authority itself: what a company gives to its programs. */
  readonly ca: string;
  /** A certificate and key for a server of that name, signed by it. */
  issue(name: string): Promise<{ readonly cert: string; readonly key: string }>;
}

const base = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

/** A certificate authority of a test's own. */
export async function makeAuthority(): Promise<Authority> {
  const own = await generate([{ name: 'commonName', value: 'A test’s authority' }], {
    ...base,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true },
    ],
  });
  return {
    ca: own.cert,
    async issue(name) {
      const altNames = [{ type: 2 as const, value: name }];
      const made = await generate([{ name: 'commonName', value: name }], {
        ...base,
        ca: { key: own.private, cert: own.cert },
        extensions: [{ name: 'subjectAltName', altNames }],
      });
      return { cert: made.cert, key: made.private };
    },
  };
}
