import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { socketPath } from '../scratch.ts';
import { guestArguments, NETWORK_CARD } from './arguments.ts';
import type { GuestSpec } from './arguments.ts';
import type { Host } from './host.ts';
import { Qmp } from './qmp.ts';

export interface GuestPlace {
  readonly name: string;
  readonly host: Host;
  /** Its console and the number of its process lie here. */
  readonly folder: string;
  readonly vmId: string;
  readonly siteName: string;
  readonly image: string;
}

/** How long a guest may take to shut down; then it is powered off. One that is just booting does not feel the button yet. */
const SHUTDOWN_MS_MAX = 60_000;
const PRESS_AGAIN_MS = 3_000;
/** How QEMU tells of a port that it forwards. */
const FORWARDED = /HOST_FORWARD\]\s+\d+\s+127\.0\.0\.1\s+(\d+)/;

/** One machine at one site: off, or a running process. */
export class Guest {
  readonly #place: GuestPlace;
  #qmp: Qmp | null = null;

  constructor(place: GuestPlace) {
    this.#place = place;
    mkdirSync(place.folder, { recursive: true });
  }

  get isOn(): boolean {
    return this.#place.host.pidOf(this.#place.name) !== null;
  }

  /** The way to the machine's own control; null where it is off. */
  get control(): Qmp | null {
    return this.isOn ? this.#qmp : null;
  }

  async start(disk: string, network: GuestSpec['network']): Promise<void> {
    if (this.isOn) return;
    const { name, host, folder, vmId, siteName, image } = this.#place;
    const qmpSocket = socketPath();
    const files = { consoleLog: join(folder, 'console.log'), pidFile: join(folder, 'guest.pid') };
    rmSync(files.pidFile, { force: true });
    await host.start(name, guestArguments({ vmId, siteName, image, disk, network, qmpSocket, ...files }, Date.now()));
    this.#qmp = await Qmp.open(qmpSocket);
  }

  /** Presses the power button, and pulls the plug where the guest does not go down. */
  async shutDown(): Promise<void> {
    const { control } = this;
    if (control === null) return this.powerOff();
    this.#place.host.expectEnd(this.#place.name);
    const end = Date.now() + SHUTDOWN_MS_MAX;
    while (this.isOn && Date.now() < end) {
      await control.execute('system_powerdown').catch(() => undefined);
      await this.#place.host.ended(this.#place.name, PRESS_AGAIN_MS);
    }
    await this.powerOff();
  }

  async powerOff(): Promise<void> {
    this.#place.host.expectEnd(this.#place.name);
    await this.#place.host.kill(this.#place.name);
    this.#close();
  }

  async isolate(): Promise<void> {
    await this.control?.execute('set_link', { name: NETWORK_CARD, up: false });
  }

  /** The port of the loopback address that leads to the guest; null where nothing does. */
  async port(): Promise<number | null> {
    const said = await this.control?.execute('human-monitor-command', { 'command-line': 'info usernet' });
    const found = typeof said === 'string' ? FORWARDED.exec(said)?.[1] : undefined;
    return found === undefined ? null : Number(found);
  }

  #close(): void {
    this.#qmp?.close();
    this.#qmp = null;
  }
}
