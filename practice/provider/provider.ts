import type { Genesis } from '../estate/genesis.ts';
import type { Clock, Journal, Secrets } from '../ports.ts';
import { Dice } from '../random.ts';
import { Store } from '../state/store.ts';
import type { Commit } from '../state/store.ts';
import { transact } from '../state/transaction.ts';
import { judgedGenesis } from './first-verdicts.ts';
import { keepReporting } from './contact.ts';
import { settingsDefault } from './context.ts';
import type { Provider, ProviderSettings } from './context.ts';
import { Faults } from './faults.ts';
import { keepReplicating } from './replication.ts';
import { pursueAll } from './work.ts';

const EPOCH_BYTES = 12;

export interface ProviderParts {
  readonly name: string;
  readonly genesis: Genesis;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly journal: Journal;
  /** What the journal held from before, oldest first. */
  readonly commits: Iterable<Commit>;
  readonly seed: number;
  readonly settings?: Partial<ProviderSettings>;
}

/** Makes a provider of its parts: a new one, or the one that its journal tells of. */
export function createProvider(parts: ProviderParts): Provider {
  const store = new Store(judgedGenesis(parts.genesis), parts.journal);
  const provider: Provider = {
    name: parts.name,
    store,
    clock: parts.clock,
    secrets: parts.secrets,
    dice: new Dice(parts.seed),
    settings: { ...settingsDefault, ...parts.settings },
    faults: new Faults(),
    traits: parts.genesis.traits,
    gateways: ['127.0.0.1:6180'],
    stopped: false,
  };
  for (const commit of parts.commits) store.apply(commit);
  if (store.record('meta', 'meta') === undefined) {
    // An epoch is letters, digits and dashes on the wire.
    const epoch = parts.secrets.token(EPOCH_BYTES).replaceAll('_', '-');
    transact(store, (tx) => tx.keep('meta', 'meta', { id: 'meta', epoch }));
  }
  return provider;
}

/** Sets the world going: work that was under way, reports of the sites, replication. */
export function startWorld(p: Provider): void {
  pursueAll(p);
  keepReporting(p);
  keepReplicating(p);
}
