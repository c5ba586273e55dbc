import type { RunSummary } from '#shared/ipc/index.ts';
import type { Dice } from '../../practice/random.ts';
import { TROUBLE_MS } from '../world/spans.ts';
import type { World } from '../world/world.ts';
import type { Word } from '../checkers/evidence.ts';
import type { SimulatedConsole } from '../world/console.ts';
import { PassingOver } from './passing-over.ts';

/** A person who finds a run stalled waits this long after the trouble before ending it. */
const PATIENCE_MS = 60_000;
/** A provider that has had no room for so long is not waited for any longer. */
const PATIENCE_WITH_PROVIDER_MS = 900_000;
const THINKS_MS_MAX = 12_000;
/** An answer that has not been taken for so long is given again. */
const ANSWERS_AGAIN_MS = 60_000;

/** What the operator was asked, and whether there was a reason for it. */
export interface Asked {
  resumes: number;
  endedStalled: number;
  readonly needlessly: string[];
}

/** The person, as far as attending to a run needs one. */
export interface Person {
  says(word: Word['word'], runId: string): void;
  answers(runId: string, stepId: string): void;
  act(deed: (now: SimulatedConsole) => Promise<unknown>): void;
}

/** What an operator does with a run that is open: at times stops it and goes on, resumes what was interrupted, ends what stalls. */
export class Attention {
  readonly asked: Asked = { resumes: 0, endedStalled: 0, needlessly: [] };
  readonly #world: World;
  readonly #person: Person;
  readonly #dice: Dice;
  /** When the person will stop the run, and for how long; null where it runs through. */
  #stop: { readonly at: number; readonly forMs: number; readonly ends: boolean } | null = null;
  #stoppedAt: number | null = null;
  #noRoomSince: number | null = null;
  readonly #passing: PassingOver;
  /** When each question will be answered (anew, where the console died before the answer was recorded). */
  readonly #answersAt = new Map<string, number>();

  constructor(world: World, person: Person) {
    this.#world = world;
    this.#person = person;
    this.#dice = world.dice.fork('attention');
    this.#passing = new PassingOver(world);
  }

  /** A run begins; whether it will be stopped is the person's whim. */
  begins(): void {
    const dice = this.#dice;
    const at = this.#world.time.now + dice.between(5_000, 60_000);
    this.#stop = dice.chance(0.3) ? { at, forMs: dice.between(2_000, 40_000), ends: dice.chance(0.2) } : null;
    this.#stoppedAt = null;
  }

  attend(run: RunSummary, live: boolean): void {
    const { now } = this.#world.time;
    if (live && run.phase === 'running') {
      this.#answer(run, now);
      this.#passing.attend(run);
    }
    if (this.#isAnothers(run)) return;
    if (run.phase === 'interrupted' && run.can.takeOver) {
      if (live) this.#takeBack(run);
    } else if (run.phase === 'interrupted' && run.can.resume) {
      if (live) this.#resumeInterrupted(run);
    } else if (run.phase === 'stopping' && run.can.resume) this.#goOn(run);
    else if (this.#stop !== null && now > this.#stop.at && run.can.stop) this.#halt(run);
    else if (this.#hasWaitedLong(run, now) || this.#passing.leavesIt(run)) this.#giveUp(run);
    else if (run.phase === 'running' && run.can.abandon && now > TROUBLE_MS + PATIENCE_MS)
      this.#end(run, () => this.#noteStalled());
  }

  #hasWaitedLong({ phase, waitsFor }: RunSummary, now: number): boolean {
    if (phase !== 'running' || waitsFor?.code !== 'waits.put-off') this.#noRoomSince = null;
    else this.#noRoomSince ??= now;
    return this.#noRoomSince !== null && now > Math.max(this.#noRoomSince, TROUBLE_MS) + PATIENCE_WITH_PROVIDER_MS;
  }

  /** Nothing of it is under way: it is stopped, and then ended. */
  #giveUp(run: RunSummary): void {
    this.#stop = { at: this.#world.time.now, forMs: 0, ends: true };
    this.#halt(run);
  }

  /** A colleague has it, or has ended it; then that is all there is to learn. */
  #isAnothers(run: RunSummary): boolean {
    const { colleague } = this.#world;
    if (run.phase !== 'interrupted' || colleague === null) return false;
    if (colleague.hasEnded(run.runId)) this.#end(run, () => undefined);
    return colleague.keeps(run.runId) || colleague.hasEnded(run.runId);
  }

  /** A gate asks what only a person can answer. */
  #answer({ runId, questions }: RunSummary, now: number): void {
    for (const { stepId, kind } of questions) {
      if (kind === 'failure') continue;
      const key = `${this.#world.console.instanceId}/${runId}/${stepId}`;
      const at = this.#answersAt.get(key) ?? now + this.#dice.between(1_000, THINKS_MS_MAX);
      this.#answersAt.set(key, at);
      if (now < at) continue;
      // Said is said, also where the console dies of it.
      this.#person.answers(runId, stepId);
      const answer = kind === 'doubt' && this.#dice.chance(0.6) ? 'again' : 'go';
      this.#world.console.room.runs.answer(runId, stepId, answer, 'So it is.');
      this.#answersAt.set(key, now + ANSWERS_AGAIN_MS);
    }
  }

  #halt({ runId }: RunSummary): void {
    const stopped = this.#world.console.room.runs.stop(runId);
    if (!stopped.ok || stopped.value.phase !== 'stopping') return;
    this.#person.says('stop', runId);
    this.#stoppedAt = this.#world.time.now;
  }

  #goOn(run: RunSummary): void {
    const since = (this.#stoppedAt ??= this.#world.time.now);
    if (this.#world.time.now < since + (this.#stop?.forMs ?? 0)) return;
    if (this.#stop?.ends === true) return this.#end(run, () => undefined);
    this.#stop = null;
    this.#resume(run, () => undefined);
  }

  #resumeInterrupted(run: RunSummary): void {
    const why = run.waitsFor?.code ?? '';
    const others = this.#world.colleague?.words.some(({ runId }) => runId === run.runId) ?? false;
    const reason = why === 'waits.restart' || others || this.#world.rival.took(run.runId);
    this.#resume(run, () => {
      this.asked.resumes += 1;
      if (!reason) this.asked.needlessly.push(`${run.runId} was interrupted: ${why}`);
    });
  }

  /** Somebody else took it: to have it back is a decision of its own, after which it is held until it is resumed. */
  #takeBack({ runId }: RunSummary): void {
    this.#person.says('take-over', runId);
    this.#person.act(({ room }) => room.runs.takeOver(runId, 'It is ours.'));
  }

  #resume({ runId }: RunSummary, done: () => void): void {
    this.#person.says('resume', runId);
    this.#person.act(async ({ room, clock }) => {
      const resumed = await room.runs.resume(runId);
      if (resumed.ok && !clock.dead) done();
    });
  }

  #end({ runId }: RunSummary, done: () => void): void {
    this.#person.says('end', runId);
    this.#person.act(async ({ room, clock }) => {
      const ended = await room.runs.abandon(runId, 'The provider is asked.');
      if (ended.ok && !clock.dead) done();
    });
  }

  #noteStalled(): void {
    const { counts, lasting } = this.#world.faults;
    this.asked.endedStalled += 1;
    if (!lasting && counts.operationHangs === 0) this.asked.needlessly.push('a run stalled');
  }
}
