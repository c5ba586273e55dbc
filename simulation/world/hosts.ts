import { actMsMax } from '#shared/domain/index.ts';
import type { ActReport, HostAct } from '#shared/domain/index.ts';
import type { Clock } from '../../src/main/core/ports.ts';
import type { Dice } from '../../practice/random.ts';
import type { ActDone } from '../checkers/evidence.ts';
import type { SimulatedTime } from './time.ts';

const SHORT_MS = 200;
const LONG_MS = 12_000;

/** The tenant's own hosts: they do what they are told whether or not whoever told them lives to hear of it. */
export class SimulatedHosts {
  readonly done: ActDone[] = [];
  /** Some act would not be done: what waits for it may never begin. */
  haveFailed = false;
  readonly #time: SimulatedTime;
  readonly #dice: Dice;
  readonly #gatewayNow: () => number;
  readonly #cutOff: (vmId: string) => void;
  /** So many of a hundred acts fail. */
  readonly #failPercent: number;

  constructor(time: SimulatedTime, dice: Dice, gatewayNow: () => number, cutOff: (vmId: string) => void) {
    this.#time = time;
    this.#dice = dice;
    this.#gatewayNow = gatewayNow;
    this.#cutOff = cutOff;
    this.#failPercent = dice.pick([0, 0, 10, 30]);
  }

  act(act: HostAct, console: string, clock: Clock): Promise<ActReport> {
    this.done.push({ act, console, begunAt: this.#gatewayNow() });
    const tookMs = this.#dice.between(SHORT_MS, Math.min(LONG_MS, actMsMax(act)));
    const fails = this.#dice.chance(this.#failPercent / 100);
    // In the simulator a VM is called on its hypervisor by its id.
    if (act.kind === 'fence' && !fails) this.#time.after(tookMs * 0.9, () => this.#cutOff(act.vmName));
    if (fails) this.haveFailed = true;
    const report: ActReport = fails
      ? { outcome: 'failed', detail: 'The host would not.', output: '' }
      : { outcome: 'done', detail: 'The host did.', output: '' };
    // By the process's own clock: one that is dead, or sleeps, does not hear it.
    return new Promise((resolve) => clock.after(tookMs, () => resolve(report)));
  }
}
