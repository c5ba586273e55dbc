import type { RunSummary } from '#shared/ipc/index.ts';
import type { Dice } from '../../practice/random.ts';
import type { Answered, Word } from '../checkers/evidence.ts';
import type { SimulatedConsole } from './console.ts';
import { TROUBLE_MS } from './spans.ts';
import type { SimulatedTime } from './time.ts';

const LOOK_EVERY_MS = 1_000;
const DEED_MS_MAX = 60_000;
const PATIENCE_MS = 60_000;
const ANSWERS_AGAIN_MS = 60_000;

/** Somebody at a real console of their own, who takes a run over in the middle of it and brings it to its end. */
export class Colleague {
  readonly words: Word[] = [];
  readonly answers: Answered[] = [];
  readonly #time: SimulatedTime;
  /** By the provider's clock. */
  readonly #gatewayNow: () => number;
  readonly #console: SimulatedConsole;
  readonly #takesAt: number;
  readonly #kept = new Set<string>();
  readonly #answeredAt = new Map<string, number>();
  #busy = false;

  constructor(time: SimulatedTime, gatewayNow: () => number, own: SimulatedConsole, dice: Dice) {
    this.#time = time;
    this.#gatewayNow = gatewayNow;
    this.#console = own;
    this.#takesAt = time.now + dice.between(30_000, 90_000);
    this.#lookAgain();
  }

  /** The run is theirs, and not over. */
  keeps(runId: string): boolean {
    return this.#kept.has(runId) && this.#summary(runId)?.phase !== 'ended';
  }

  /** They brought it to its end. */
  hasEnded(runId: string): boolean {
    return this.#kept.has(runId) && this.#summary(runId)?.phase === 'ended';
  }

  #summary(runId: string): RunSummary | null {
    const found = this.#console.room.runs.summary(runId);
    return found.ok ? found.value : null;
  }

  #lookAgain(): void {
    this.#time.after(LOOK_EVERY_MS, () => {
      this.#lookAgain();
      if (!this.#busy) this.#look();
    });
  }

  #look(): void {
    const { room } = this.#console;
    const status = room.connection.status();
    if (status.state === 'signed-out') return this.#act(() => this.#console.signIn());
    if (status.freshness.state !== 'live') return;
    for (const run of room.runs.list()) {
      if (run.phase === 'elsewhere' && !this.#kept.has(run.runId)) this.#mayTake(run);
      else if (this.#kept.has(run.runId)) this.#attend(run);
    }
  }

  #mayTake(run: RunSummary): void {
    if (this.#time.now < this.#takesAt || this.#kept.size > 0 || !run.can.takeOver) return;
    this.#take(run.runId);
  }

  #attend(run: RunSummary): void {
    const { runId, phase, can } = run;
    const { runs } = this.#console.room;
    this.#answer(run);
    if (phase === 'interrupted' && can.takeOver) this.#take(runId);
    else if ((phase === 'interrupted' || phase === 'stopping') && can.resume) {
      this.#says('resume', runId);
      this.#act(() => runs.resume(runId));
    } else if (phase === 'running' && can.abandon && this.#time.now > TROUBLE_MS + PATIENCE_MS) {
      this.#says('end', runId);
      this.#act(() => runs.abandon(runId, 'The provider is asked.'));
    }
  }

  #answer({ runId, questions }: RunSummary): void {
    for (const { stepId, kind } of questions) {
      const key = `${runId}/${stepId}`;
      if (this.#time.now < (this.#answeredAt.get(key) ?? 0) + ANSWERS_AGAIN_MS) continue;
      this.#answeredAt.set(key, this.#time.now);
      if (kind === 'failure') {
        this.#console.room.runs.skip(runId, [stepId], 'It goes on without it.');
        continue;
      }
      this.answers.push({ at: this.#gatewayNow(), stepKey: key });
      this.#console.room.runs.answer(runId, stepId, kind === 'doubt' ? 'again' : 'go', 'So it is.');
    }
  }

  #take(runId: string): void {
    this.#says('take-over', runId);
    this.#act(async () => {
      const taken = await this.#console.room.runs.takeOver(runId, 'They are at lunch.');
      if (taken.ok) this.#kept.add(runId);
    });
  }

  #says(word: Word['word'], runId: string): void {
    const at = this.#gatewayNow();
    this.words.push({ at, console: this.#console.instanceId, runId, word });
  }

  #act(deed: () => Promise<unknown>): void {
    this.#busy = true;
    const over = (): void => void (this.#busy = false);
    deed().then(over, over);
    this.#time.after(DEED_MS_MAX, over);
  }
}
