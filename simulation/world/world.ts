import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { truthOf } from '../../practice/control/truth.ts';
import type { Truth } from '../../practice/control/contract.ts';
import { genesisOf } from '../../practice/estate/genesis.ts';
import { smallEstate } from '../../practice/estate/small.ts';
import { addAccount } from '../../practice/provider/accounts.ts';
import type { Provider } from '../../practice/provider/context.ts';
import { createProvider, startWorld } from '../../practice/provider/provider.ts';
import { Dice } from '../../practice/random.ts';
import type { JournalEntry } from '../../practice/state/store.ts';
import { SimulatedConsole } from './console.ts';
import { noFaults } from './faults.ts';
import { SimulatedDisk } from './log.ts';
import { SimulatedNetwork } from './network.ts';
import { SIMULATED_START, SimulatedTime } from './time.ts';

const ACCOUNT = 'admin';
const PASSWORD = 'simulated password';
/** A disk that is not one: fsync costs nothing there. */
const MEMORY_FOLDER = '/dev/shm';

/** A provider, a network, a disk and a console, all from one seed. */
export class World {
  readonly dice: Dice;
  readonly time: SimulatedTime;
  readonly network: SimulatedNetwork;
  readonly disk = new SimulatedDisk();
  readonly faults = noFaults();
  readonly #seed: number;
  readonly #speed: number;
  readonly #providerLines: string[] = [];
  readonly #folder: string;
  readonly #consoles: SimulatedConsole[] = [];
  #console: SimulatedConsole;

  constructor(seed: number) {
    this.#seed = seed;
    this.dice = new Dice(seed);
    this.time = new SimulatedTime(this.dice.fork('time'));
    this.#speed = this.dice.fork('speed').pick([1, 4, 20]);
    this.#folder = mkdtempSync(join(existsSync(MEMORY_FOLDER) ? MEMORY_FOLDER : tmpdir(), 'farshore-simulation-'));
    const provider = this.#makeProvider();
    addAccount(provider, { account: ACCOUNT, password: PASSWORD });
    this.network = new SimulatedNetwork(this.time, this.dice.fork('network'), provider, this.faults);
    this.#console = this.#startConsole();
  }

  get provider(): Provider {
    return this.network.provider;
  }

  get console(): SimulatedConsole {
    return this.#console;
  }

  truth(): Truth {
    return truthOf(this.provider);
  }

  /** The provider's process ends and another begins with what was on its disk. */
  restartProvider(): void {
    this.provider.stopped = true;
    this.network.cutStreams('the gateway was restarted');
    this.network.provider = this.#makeProvider();
    this.faults.providerRestart += 1;
  }

  /** The console's process ends in the middle of whatever it did, and another begins on the same disk. */
  restartConsole(): void {
    this.#console.kill();
    this.faults.kill += 1;
    this.#console = this.#startConsole();
  }

  dispose(): void {
    this.provider.stopped = true;
    for (const one of this.#consoles) one.dispose();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #makeProvider(): Provider {
    let secret = this.#providerLines.length * 1_000;
    const provider = createProvider({
      name: 'Simulated provider',
      genesis: genesisOf(smallEstate(), SIMULATED_START, new Dice(this.#seed)),
      clock: this.time.forProvider(),
      secrets: { token: (bytes) => `token-${String((secret += 1))}-${'x'.repeat(bytes)}` },
      journal: { append: (line) => this.#providerLines.push(line), close: () => undefined },
      history: this.#providerLines.map((line) => JSON.parse(line) as JournalEntry),
      seed: this.#seed,
      settings: { speed: this.#speed },
    });
    startWorld(provider);
    return provider;
  }

  #startConsole(): SimulatedConsole {
    const name = `console-${String(this.#consoles.length)}`;
    // The cache is the same file over a restart, as on a real disk.
    const folder = join(this.#folder, 'data');
    mkdirSync(folder, { recursive: true });
    const { network, disk } = this;
    const started = new SimulatedConsole({
      folder,
      disk,
      network,
      dice: this.dice.fork(name),
      account: ACCOUNT,
      password: PASSWORD,
    });
    this.#consoles.push(started);
    return started;
  }
}
