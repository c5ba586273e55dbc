import { createConnection, type Connection } from '../../src/main/core/gateway/index.ts';
import type { Clock, Log, Secrets } from '../../src/main/core/ports.ts';
import { openInventory, type Inventory } from '../../src/main/core/store/index.ts';
import type { Task } from './child-process.ts';

const clock: Clock = {
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, task) {
    const timer = setTimeout(task, delayMs);
    return () => clearTimeout(timer);
  },
};

const log: Log = {
  info: () => undefined,
  warn: (message, facts) => console.error(message, facts),
  error: (message, facts) => console.error(message, facts),
};

const secrets: Secrets = {
  canStore: false,
  store: () => Promise.resolve(),
  load: () => Promise.resolve(null),
  forget: () => Promise.resolve(),
};

export interface BenchedConsole {
  readonly connection: Connection;
  readonly inventory: Inventory;
  close(): Promise<void>;
}

/** The product's own connection and cache, signed in, with the feed not yet started. */
export async function openConsole({ target, cachePath }: Task): Promise<BenchedConsole> {
  const opened = openInventory({ path: cachePath });
  if (!opened.ok) throw new Error(opened.failure.detail);
  const inventory = opened.value;
  const connection = createConnection({
    settings: {
      id: 'bench',
      name: 'bench',
      addresses: [target.address],
      trust: { kind: 'thumbprint', thumbprints: [target.thumbprint] },
      account: target.account,
    },
    inventory,
    clock,
    random: { next: () => Math.random() },
    log,
    secrets,
    saveSettings: () => undefined,
  });
  const signedIn = await connection.signIn({ password: target.password });
  if (!signedIn.ok) throw new Error(`The sign-in failed: ${JSON.stringify(signedIn.failure)}`);
  return {
    connection,
    inventory,
    async close() {
      await connection.close();
      inventory.close();
    },
  };
}
