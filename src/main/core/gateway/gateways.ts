import { canonicalAddress } from './address.ts';
import type { Transport } from './transport.ts';

/** What a gateway is used for; each can work while another does not. */
export type GatewayUse = 'read' | 'command' | 'event';

export interface UseHealth {
  readonly state: 'untried' | 'good' | 'failing';
  /** Local wall clock; null when untried. */
  readonly at: number | null;
  readonly detail: string | null;
}

export interface GatewayHealth {
  readonly address: string;
  readonly read: UseHealth;
  readonly command: UseHealth;
  readonly event: UseHealth;
  /** It knows less than we do already (its feed's head is behind our cursor), and is not used until it has caught up. */
  readonly behind: boolean;
}

export interface Gateway {
  readonly address: string;
  readonly transport: Transport;
}

/** The gateways of a provider: the one that works is kept to, the next is used when it fails. */
export interface Gateways {
  /** In the order to try them: the one in use first. Those behind our cursor are left out. */
  inOrder(): readonly Gateway[];
  /** Every one, for the feed: it alone can see that one has caught up. */
  forFeed(): readonly Gateway[];
  worked(gateway: Gateway, use: GatewayUse): void;
  failed(gateway: Gateway, use: GatewayUse, detail: string): void;
  setBehind(gateway: Gateway, behind: boolean): void;
  /** Adds what the provider told of; answers whether the list has grown. */
  learn(addresses: readonly string[]): boolean;
  addresses(): readonly string[];
  health(): readonly GatewayHealth[];
  onChange(listener: () => void): () => void;
  close(): Promise<void>;
}

/** As many as the capabilities may name. */
const GATEWAYS_MAX = 64;

const UNTRIED: UseHealth = { state: 'untried', at: null, detail: null };

interface Entry extends Gateway {
  health: GatewayHealth;
}

export interface GatewaysOptions {
  readonly addresses: readonly string[];
  readonly openTransport: (address: string) => Transport;
  readonly wallMs: () => number;
}

export function createGateways({ addresses, openTransport, wallMs }: GatewaysOptions): Gateways {
  const entries: Entry[] = [];
  const listeners = new Set<() => void>();
  let current = 0;

  function add(address: string): boolean {
    const canonical = canonicalAddress(address);
    if (canonical === null || entries.length >= GATEWAYS_MAX) return false;
    if (entries.some((entry) => entry.address === canonical)) return false;
    const health = { address: canonical, read: UNTRIED, command: UNTRIED, event: UNTRIED, behind: false };
    entries.push({ address: canonical, transport: openTransport(canonical), health });
    return true;
  }

  function change(gateway: Gateway, changes: Partial<GatewayHealth>): void {
    const entry = entries.find(({ address }) => address === gateway.address);
    if (entry === undefined) return;
    entry.health = { ...entry.health, ...changes };
    for (const listener of [...listeners]) listener();
  }

  const rotated = (): readonly Entry[] => [...entries.slice(current), ...entries.slice(0, current)];

  for (const address of addresses) add(address);
  if (entries.length === 0) throw new Error('A connection needs at least one address of a gateway.');

  return {
    inOrder: () => rotated().filter(({ health }) => !health.behind),
    forFeed: rotated,
    worked(gateway, use) {
      const index = entries.findIndex(({ address }) => address === gateway.address);
      if (index >= 0) current = index;
      change(gateway, { [use]: { state: 'good', at: wallMs(), detail: null } });
    },
    failed(gateway, use, detail) {
      // Whoever asks next begins with another one, instead of waiting for this one to fail again.
      if (entries[current]?.address === gateway.address) current = (current + 1) % entries.length;
      change(gateway, { [use]: { state: 'failing', at: wallMs(), detail } });
    },
    setBehind(gateway, behind) {
      change(gateway, { behind });
    },
    learn: (learnt) => learnt.map(add).includes(true),
    addresses: () => entries.map(({ address }) => address),
    health: () => entries.map(({ health }) => health),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await Promise.all(entries.map(({ transport }) => transport.close()));
    },
  };
}
