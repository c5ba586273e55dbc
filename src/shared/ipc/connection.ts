import type { Limits, Subject } from '../gateway-api/index.ts';
import type { Message } from '../texts/index.ts';

export interface PresentedCertificate {
  /** SHA-256 of the certificate, upper-case hex with colons. */
  readonly thumbprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: number;
  readonly validTo: number;
  /** A public authority vouches for it under the address that was asked. */
  readonly publiclyTrusted: boolean;
}

export type Health = 'good' | 'failing' | 'unused';

/** One gateway of a provider, and whether each kind of traffic gets through it. */
export interface GatewayView {
  readonly address: string;
  readonly read: Health;
  readonly command: Health;
  readonly event: Health;
  /** When each was last tried, on this computer's clock, and what was wrong; absent where nothing is known. */
  readonly uses?: {
    readonly [U in 'read' | 'command' | 'event']: { readonly at: number | null; readonly detail: string | null };
  };
}

/** A connection as its chip and its settings show it. */
export interface ConnectionView {
  readonly id: string;
  readonly name: string;
  readonly account: string;
  readonly gateways: readonly GatewayView[];
  readonly thumbprint: string;
  /** It was imported, and nobody has compared its certificate here. */
  readonly isUnconfirmed?: boolean;
  readonly state: 'connecting' | 'connected' | 'signed-out' | 'untrusted' | 'offline' | 'store-failed';
  readonly freshness: 'live' | 'delayed' | 'offline';
  readonly heardAt: number | null;
  readonly syncing: { readonly entities: number } | null;
  readonly environment: 'live' | 'practice' | null;
  readonly subject: Subject | null;
  readonly limits: Limits | null;
  /** Gateway clock minus this computer's, milliseconds; shown above 5,000. */
  readonly clockSkewMs: number | null;
  readonly problem: Message | null;
  readonly counts: { readonly vms: number; readonly replicas: number; readonly restorePoints: number } | null;
}
