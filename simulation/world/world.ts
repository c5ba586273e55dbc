import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
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
import { privateKeyOf } from '../../src/main/core/report/evidence/testing/installation.ts';
import { SimulatedConsole } from './console.ts';
import { Colleague } from './colleague.ts';
import { Faults } from './faults.ts';
import type { FaultKind } from './faults.ts';
import * as incidents from '../../practice/provider/incidents.ts';
import { settingsDefault } from '../../practice/provider/context.ts';
import type { Limits } from '#shared/gateway-api/index.ts';
import type { Contact, Evidence } from '../checkers/evidence.ts';
import { SimulatedHosts } from './hosts.ts';
import { Planner } from './planner.ts';
import { Rival } from './rival.ts';
import { SimulatedDisk } from './log.ts';
import { SimulatedNetwork } from './network.ts';
import { SIMULATED_START, SimulatedTime } from './time.ts';

const ACCOUNT = 'admin';
const PASSWORD = 'simulated password';
/** The provider's, whatever the seed and however often it is started again. */
const RECEIPT_KEY = privateKeyOf(2).export({ type: 'pkcs8', format: 'pem' }).toString();
/** A disk that is not one: fsync costs nothing there. */
const MEMORY_FOLDER = '/dev/shm';

/** A provider, a network, a disk and a console, all from one seed. */
export class World {
  readonly dice: Dice;
  readonly time: SimulatedTime;
  readonly network: SimulatedNetwork;
  readonly disk = new SimulatedDisk();
  readonly faults: Faults;
  readonly rival: Rival;
  readonly planner: Planner;
  /** Somebody at a second console; null where nobody is. */
  colleague: Colleague | null = null;
  readonly limits: Limits;
  /** When which site was lost, and heard again. */
  readonly contacts: Contact[] = [];
  /** Nothing but the story happens. */
  calm = true;
  /** The story itself changed the world under a run's feet. */
  befell = false;
  /** How the estate was planned, whatever becomes of it. */
  readonly plan: Pick<Evidence, 'siteOfVm' | 'tierOfReplica' | 'applicationOfReplica' | 'jobOfReplica'>;
  /** Both copies of a VM may run from here on, so that somebody must watch the list. */
  copiesWatched = false;
  readonly #seed: number;
  /** The tenant's own hosts. */
  readonly hosts: SimulatedHosts;
  readonly #speed: number;
  readonly #providerLines: string[] = [];
  readonly #folder: string;
  readonly #consoles: SimulatedConsole[] = [];
  /** Consoles of other people, each on a disk of its own. */
  readonly #others: SimulatedConsole[] = [];
  #console: SimulatedConsole;

  constructor(seed: number, without: readonly FaultKind[] = []) {
    this.faults = new Faults(without);
    this.#seed = seed;
    this.dice = new Dice(seed);
    this.time = new SimulatedTime(this.dice.fork('time'));
    this.#speed = this.dice.fork('speed').pick([2, 8, 20]);
    const limits = this.dice.fork('limits');
    this.limits = {
      ...settingsDefault.limits,
      startsAtOnce: limits.pick([2, 3, 10]),
      undoGroupSize: limits.pick([2, 5]),
    };
    this.#folder = mkdtempSync(join(existsSync(MEMORY_FOLDER) ? MEMORY_FOLDER : tmpdir(), 'farshore-simulation-'));
    const provider = this.#makeProvider();
    addAccount(provider, { account: ACCOUNT, password: PASSWORD });
    this.plan = planOf(provider);
    this.network = new SimulatedNetwork(this.time, this.dice.fork('network'), provider, this.faults);
    this.hosts = new SimulatedHosts(
      this.time,
      this.dice.fork('hosts'),
      () => this.provider.clock.now(),
      (vmId) => void incidents.switchSource(this.provider, vmId, 'off'),
    );
    this.rival = new Rival(this.network, { account: ACCOUNT, password: PASSWORD });
    this.planner = new Planner(this.network, { account: ACCOUNT, password: PASSWORD });
    this.#console = this.#makeConsole();
    this.#console.begin();
  }

  get provider(): Provider {
    return this.network.provider;
  }

  /** Every console process so far, the newest last. */
  get consoles(): readonly SimulatedConsole[] {
    return this.#consoles;
  }

  get console(): SimulatedConsole {
    return this.#console;
  }

  truth(): Truth {
    return truthOf(this.provider);
  }

  watchCopies(): void {
    this.copiesWatched = true;
  }

  /** The provider hears a site no more. */
  loseSite(siteId: string, sources: 'as-they-are' | 'on' | 'off', unknown: boolean): void {
    if (incidents.loseSite(this.provider, { siteId, sources, unknown }))
      this.contacts.push({ at: this.provider.clock.now(), siteId, connected: false });
  }

  /** The provider hears a site again. */
  returnSite(siteId: string, sources: 'as-they-are' | 'on' | 'off'): void {
    if (incidents.returnSite(this.provider, siteId, sources))
      this.contacts.push({ at: this.provider.clock.now(), siteId, connected: true });
  }

  /** Whether a test of a VM still runs, or has left something. */
  keepsOfTest(vmId: string): boolean {
    const { store } = this.provider;
    const replica = store.get('replica', store.indexes.replicaOfVm.get(vmId) ?? '');
    return (
      replica !== undefined && (replica.test !== null || (replica.state === 'verifying' && replica.power === 'on'))
    );
  }

  /** Whether the provider has a run's end. */
  isOver(runId: string): boolean {
    return (this.provider.store.get('run', runId)?.endedAt ?? null) !== null;
  }

  siteId(name: string): string {
    const { store } = this.provider;
    const row = store.rows().find(({ kind, id }) => kind === 'site' && store.get('site', id)?.name === name);
    if (row === undefined) throw new Error(`there is no site ${name}`);
    return row.id;
  }

  /** The provider's process ends and another begins with what was on its disk. */
  restartProvider(): void {
    this.provider.stopped = true;
    this.network.cutStreams('the gateway was restarted');
    this.network.provider = this.#makeProvider();
  }

  /** The console's process ends in the middle of whatever it did, and another begins on the same disk. */
  restartConsole(): void {
    this.#console.kill();
    this.#console = this.#makeConsole();
    this.#console.begin();
  }

  /** A second real console, with a person before it. */
  addColleague(dice: Dice): void {
    // Two consoles cross each other now and then, also where nothing is wrong.
    this.calm = false;
    const folder = join(this.#folder, 'colleague');
    mkdirSync(folder, { recursive: true });
    const own = new SimulatedConsole({
      folder,
      disk: new SimulatedDisk(),
      network: this.network,
      hosts: this.hosts,
      dice: dice.fork('colleague'),
      account: ACCOUNT,
      password: PASSWORD,
    });
    this.#others.push(own);
    own.begin();
    this.colleague = new Colleague(this.time, () => this.provider.clock.now(), own, dice);
  }

  dispose(): void {
    this.provider.stopped = true;
    for (const one of [...this.#consoles, ...this.#others]) one.dispose();
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
      receiptKey: RECEIPT_KEY,
      settings: { speed: this.#speed, limits: this.limits },
    });
    startWorld(provider);
    return provider;
  }

  #makeConsole(): SimulatedConsole {
    const name = `console-${String(this.#consoles.length)}`;
    // The cache is the same file over a restart, as on a real disk.
    const folder = join(this.#folder, 'data');
    mkdirSync(folder, { recursive: true });
    const { network, disk, hosts } = this;
    const made = new SimulatedConsole({
      folder,
      disk,
      network,
      hosts,
      dice: this.dice.fork(name),
      account: ACCOUNT,
      password: PASSWORD,
    });
    this.#consoles.push(made);
    return made;
  }
}

/** Where each VM was at home, and what it belonged to. */
function planOf({ store, traits }: Provider): World['plan'] {
  const machines = [...traits.keys()].flatMap((replicaId) => {
    const vm = store.get('vm', store.get('replica', replicaId)?.vmId ?? '');
    const job = store.get('replica', replicaId)?.job ?? '';
    return vm === undefined ? [] : [{ replicaId, vm, job }];
  });
  return {
    siteOfVm: new Map(machines.map(({ vm }) => [vm.id, vm.siteId])),
    tierOfReplica: new Map(machines.map(({ replicaId, vm }) => [replicaId, vm.tier])),
    applicationOfReplica: new Map(machines.map(({ replicaId, vm }) => [replicaId, vm.application])),
    jobOfReplica: new Map(machines.map(({ replicaId, job }) => [replicaId, job])),
  };
}
