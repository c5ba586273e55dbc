import type { RunSummary } from '#shared/ipc/index.ts';
import type { Dice } from '../../practice/random.ts';
import type { World } from '../world/world.ts';

const THINKS_MS_MAX = 8_000;

/** What failed and holds others up is passed over by a person, at times, after some thought. */
export class PassingOver {
  readonly #world: World;
  readonly #dice: Dice;
  /** When each failed step is passed over; null where the person leaves it as it is. */
  readonly #at = new Map<string, number | null>();

  constructor(world: World) {
    this.#world = world;
    this.#dice = world.dice.fork('passing-over');
  }

  /** The run waits for a word about failures, and the person has none: what else there was to do is done. */
  leavesIt({ runId, phase, counts, questions }: RunSummary): boolean {
    const failures = questions.filter(({ kind }) => kind === 'failure');
    if (phase !== 'running' || failures.length < questions.length || failures.length === 0) return false;
    if (counts.open + counts.waiting + counts.stalled > 0) return false;
    return failures.every(({ stepId }) => this.#at.get(`${runId}/${stepId}`) === null);
  }

  attend({ runId, counts, waitsFor }: RunSummary): void {
    if (counts.failed + counts.skipped === 0 || waitsFor !== null) return;
    const { room } = this.#world.console;
    const { now } = this.#world.time;
    for (const { stepId, word, canSkip } of room.runs.view(runId)?.lines ?? []) {
      if (!canSkip || (word !== 'failed' && word !== 'refused')) continue;
      const at = this.#when(`${runId}/${stepId}`, now);
      if (at !== null && now >= at) room.runs.skip(runId, [stepId], 'The rest goes on without it.');
    }
  }

  #when(key: string, now: number): number | null {
    const known = this.#at.get(key);
    if (known !== undefined) return known;
    const at = this.#dice.chance(0.7) ? now + this.#dice.between(0, THINKS_MS_MAX) : null;
    this.#at.set(key, at);
    return at;
  }
}
