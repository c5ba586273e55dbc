import { rmSync, mkdtempSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ControlClient } from '../practice/control/client.ts';
import { startPractice } from '../tools/lib/practice.ts';
import type { Practice } from '../tools/lib/practice.ts';
import { readPairing } from './remote/connect.ts';
import type { Pairing } from './remote/connect.ts';

/** What the provider is started with. */
export interface ProviderOptions {
  readonly estate: string;
  readonly speed: number;
  readonly seed: number;
  /** The folder of the guest image, where the machines are real. */
  readonly guestImage: string | null;
}

/** The practice provider in a process of its own, which can be killed and comes back as it was. */
export class DrillProvider {
  readonly #options: ProviderOptions;
  readonly #folder = mkdtempSync(join(tmpdir(), 'farshore-drill-provider-'));
  #practice: Practice | null = null;
  #control: ControlClient | null = null;
  #port = '0';
  #pairing: Pairing | null = null;

  constructor(options: ProviderOptions) {
    this.#options = options;
  }

  get pairingFile(): string {
    return join(this.#folder, 'pairing.json');
  }

  /** Where the disks of real machines lie. */
  get guestFolder(): string {
    return join(this.#folder, 'guests');
  }

  get address(): string {
    return this.#practice?.address ?? '';
  }

  /** Read before the first console takes it: the drill types it into each of its others. */
  get pairing(): Pairing {
    if (this.#pairing === null) throw new Error('the practice provider was never started');
    return this.#pairing;
  }

  get control(): ControlClient {
    if (this.#control === null) throw new Error('the practice provider is not running');
    return this.#control;
  }

  async start(): Promise<void> {
    const { estate, speed, seed, guestImage } = this.#options;
    this.#practice = await startPractice({
      dataFolder: this.#folder,
      // After a restart nobody pairs again.
      pairingFile: this.#port === '0' ? this.pairingFile : join(this.#folder, 'unused-pairing.json'),
      estate,
      speed,
      seed,
      args: ['--port', this.#port, ...(guestImage === null ? [] : ['--guests', guestImage])],
    });
    this.#pairing ??= readPairing(this.pairingFile);
    this.#port = this.#practice.address.split(':').at(-1) ?? '0';
    this.#control = new ControlClient(this.#practice.control);
  }

  /** SIGKILL: no farewell, no flush. */
  async kill(): Promise<void> {
    const process = this.#practice?.process;
    if (process === undefined || process.exitCode !== null) return;
    const gone = once(process, 'exit');
    process.kill('SIGKILL');
    await gone;
  }

  async stop(): Promise<void> {
    await this.#practice?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
