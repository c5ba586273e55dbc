import type { Genesis } from '../estate/genesis.ts';
import type { Clock, Journal, Secrets } from '../ports.ts';
import { Dice } from '../random.ts';
import { Store } from '../state/store.ts';
import type { JournalEntry } from '../state/store.ts';
import { transact } from '../state/transaction.ts';
import { watchApprovals } from '../api/approvals.ts';
import { judgedGenesis } from './first-verdicts.ts';
import { keepReporting } from './contact.ts';
import { settingsDefault } from './context.ts';
import type { Provider, ProviderSettings } from './context.ts';
import { newEpoch } from './epoch.ts';
import { Faults } from './faults.ts';
import { newReceiptKey, receiptSigner } from './receipts.ts';
import { simulatedMachines } from './machines.ts';
import type { Machines } from './machines.ts';
import { keepReplicating } from './replication.ts';
import { watchMachines } from './watching.ts';
import { pursueAll } from './work.ts';

export interface ProviderParts {
  readonly name: string;
  readonly genesis: Genesis;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly journal: Journal;
  /** What the journal held from before, oldest first. */
  readonly history: Iterable<JournalEntry>;
  readonly seed: number;
  /** The key of its receipts as PEM; a new one where none is named. */
  readonly receiptKey?: string;
  readonly settings?: Partial<ProviderSettings>;
  /** Simulated ones where none are given. */
  readonly machines?: Machines;
}

/** Makes a provider of its parts: a new one, or the one that its journal tells of. */
export function createProvider(parts: ProviderParts): Provider {
  const store = new Store(judgedGenesis(parts.genesis), parts.journal);
  const provider: Provider = {
    name: parts.name,
    store,
    clock: parts.clock,
    secrets: parts.secrets,
    receipts: receiptSigner(parts.receiptKey ?? newReceiptKey()),
    dice: new Dice(parts.seed),
    settings: { ...settingsDefault, ...parts.settings },
    faults: new Faults(),
    machines: parts.machines ?? simulatedMachines(() => parts.clock.now()),
    traits: parts.genesis.traits,
    gateways: ['127.0.0.1:6180'],
    stopped: false,
  };
  for (const entry of parts.history) store.load(entry);
  if (store.record('meta', 'meta') === undefined) {
    transact(store, (tx) => tx.keep('meta', 'meta', { id: 'meta', epoch: newEpoch(parts.secrets) }));
  }
  return provider;
}

/** Sets the world going: work that was under way, reports of the sites, replication. */
export function startWorld(p: Provider): void {
  pursueAll(p);
  watchApprovals(p);
  keepReporting(p);
  keepReplicating(p);
  watchMachines(p);
}
