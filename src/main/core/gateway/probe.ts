import type { PeerCertificate } from 'node:tls';
import { fail, succeed, type Outcome } from '../ports.ts';
import { parseAddress } from './address.ts';
import { CONNECT_MS_MAX, openTls, type ConnectReason } from './tls.ts';

/** A certificate as a person compares it with what the provider gave out of band. */
export interface PresentedCertificate {
  /** SHA-256, as `AA:BB:…`. */
  readonly thumbprint: string;
  readonly subject: string;
  readonly issuer: string;
  /** Epoch milliseconds. */
  readonly validFrom: number;
  readonly validTo: number;
  /** Whether a public authority vouches for it and for this name. */
  readonly publiclyTrusted: boolean;
}

export type ProbeFailure = {
  readonly kind: 'unreachable';
  readonly reason: ConnectReason | 'bad-address';
  readonly detail: string;
};

/** Looks at the certificate of an address and sends nothing. */
export async function probe(
  address: string,
  timeoutMs: number = CONNECT_MS_MAX,
): Promise<Outcome<PresentedCertificate, ProbeFailure>> {
  const target = parseAddress(address);
  if (target === null) {
    return fail({ kind: 'unreachable', reason: 'bad-address', detail: `"${address}" is no address of a gateway` });
  }
  const connected = await openTls(target, { trust: { kind: 'public-ca' }, timeoutMs }, () => null);
  if (!connected.ok) {
    const { failure } = connected;
    return fail(failure.kind === 'unreachable' ? failure : { kind: 'unreachable', reason: 'other', detail: 'refused' });
  }
  const socket = connected.value;
  const certificate = socket.getPeerCertificate();
  const publiclyTrusted = socket.authorized;
  socket.destroy();
  return succeed({
    thumbprint: certificate.fingerprint256,
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    validFrom: Date.parse(certificate.valid_from),
    validTo: Date.parse(certificate.valid_to),
    publiclyTrusted,
  });
}

/** `CN=gateway.example, O=Example`: the common name first, then the rest as it stands. */
function nameOf(name: PeerCertificate['subject']): string {
  const parts = Object.entries(name as Readonly<Record<string, string | string[] | undefined>>);
  const byCommonName = parts.toSorted(([a], [b]) => Number(b === 'CN') - Number(a === 'CN'));
  return byCommonName.map(([key, value]) => `${key}=${[value ?? ''].flat().join(' + ')}`).join(', ');
}
