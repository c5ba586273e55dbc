import { parseCursor } from '#shared/gateway-api/index.ts';
import type { RunSummary } from '#shared/ipc/index.ts';
import type { Dice } from '../../practice/random.ts';
import type { Word } from '../checkers/evidence.ts';
import { CONNECTION_ID } from '../world/console.ts';
import type { SimulatedConsole } from '../world/console.ts';
import type { World } from '../world/world.ts';
import type { Chapter, Plan } from './chapter.ts';
import { planOf, vmsAt } from './chapter.ts';
import { Attention } from './attention.ts';
import { Screens } from './screens.ts';
import { stories } from './stories.ts';

const LOOK_EVERY_MS = 1_000;
/** A deed that brought no answer is given up: the console may have died with it. */
const DEED_MS_MAX = 60_000;
/** Old enough that no observation of before counts any more. */
const OLD_PICTURE_MS = 125_000;
/** A countdown that was ended is begun again, but not for ever. */
const TRIES_MAX = 4;

/**
 * The person before the console: signs in when asked, lives through the chapters of a story, attends to what runs, and does
 * nothing else. Whatever a console needs a person for is counted.
 */
export class Operator {
  readonly screens = new Screens();
  readonly attention: Attention;
  readonly #world: World;
  readonly #dice: Dice;
  readonly #chapters: Chapter[];
  #runId: string | null = null;
  #tries = 0;
  #busy = false;
  #liveAt = 0;

  constructor(world: World) {
    this.#world = world;
    this.#dice = world.dice.fork('operator');
    this.#chapters = this.#dice
      .pick(stories)
      .map((chapter, at) => chapter(world, world.dice.fork(`chapter-${String(at)}`)));
    this.attention = new Attention(world, this);
    this.#lookAgain();
  }

  get done(): boolean {
    return this.#chapters.length === 0;
  }

  /** Notes what a person says to a console about a run. */
  says(word: Word['word'], runId: string): void {
    const { console: now, provider } = this.#world;
    this.screens.words.push({ at: provider.clock.now(), console: now.instanceId, runId, word });
  }

  /** Notes that a person let a run through a gate. */
  answers(runId: string, stepId: string): void {
    this.screens.answers.push({ at: this.#world.provider.clock.now(), stepKey: `${runId}/${stepId}` });
  }

  /** Does something that takes its time; meanwhile the person does nothing else. */
  act(deed: (now: SimulatedConsole) => Promise<unknown>): void {
    this.#busy = true;
    const { console: now } = this.#world;
    const over = (): void => {
      if (this.#world.console === now) this.#busy = false;
    };
    deed(now).then(over, over);
    this.#world.time.after(DEED_MS_MAX, () => (this.#busy = false));
  }

  #lookAgain(): void {
    this.#world.time.after(LOOK_EVERY_MS, () => {
      // First the next look: a console that is killed in this one takes the rest of it along.
      if (!this.done) this.#lookAgain();
      this.#look();
    });
  }

  #look(): void {
    const { console: now, time } = this.#world;
    if (this.#busy || now.clock.out) return;
    const status = now.room.connection.status();
    if (status.freshness.state === 'live') this.#noteLive(now);
    else this.screens.sawNothing();
    if (status.freshness.state !== 'live' && time.now - this.#liveAt > OLD_PICTURE_MS) return this.#readOldReview();
    if (status.state === 'signed-out') return this.act(() => now.signIn());
    const run = this.#newestRun();
    if (run !== null && run.phase !== 'ended') return this.attention.attend(run, status.freshness.state === 'live');
    if (status.freshness.state !== 'live' || status.capabilities === null) return;
    this.#lookAtCopies();
    if (run !== null) this.#conclude(run);
    if (!this.done) this.#begin();
  }

  #noteLive({ room }: SimulatedConsole): void {
    this.#liveAt = this.#world.time.now;
    const { clock, store } = this.#world.provider;
    const cursor = parseCursor(room.inventory.writer.cursor() ?? '');
    // Another numbering cannot be compared.
    if (cursor?.epoch === store.record('meta', 'meta')?.epoch && cursor !== null)
      this.screens.sawLive(clock.now(), store.head, cursor.seq);
    else this.screens.sawNothing();
  }

  #newestRun(): RunSummary | null {
    if (this.#runId === null) return null;
    const { runs } = this.#world.console.room;
    const view = runs.view(this.#runId);
    if (view !== null)
      this.screens.sawRun(view, this.#world.provider.clock.now(), (vmId) => this.#world.keepsOfTest(vmId));
    return view;
  }

  #conclude(run: RunSummary): void {
    this.#runId = null;
    const cancelled = run.counts.observed === 0 && run.ending === 'stopped';
    this.#tries += 1;
    if (cancelled && this.#tries < TRIES_MAX) return;
    this.#turnPage();
  }

  #turnPage(): void {
    this.#tries = 0;
    this.#chapters.shift();
  }

  #begin(): void {
    const turn = this.#chapters[0]?.turn() ?? 'over';
    if (turn === 'over') this.#turnPage();
    else if (turn !== 'wait') this.act((now) => this.#run(now, turn));
  }

  async #run({ room, clock }: SimulatedConsole, { regardless, meanwhile, ...plan }: Plan): Promise<void> {
    const request = { ...plan, connectionId: CONNECTION_ID, reason: 'simulated' };
    const rows = room.inventory.reader.estateRows();
    const review = await room.reviews.make(request);
    const shown = this.screens.sawReview(review, request, rows, (runId) => this.#world.isOver(runId));
    if (regardless !== true && (review.items.length === 0 || review.hindrances.length > 0)) {
      this.#conceded();
      return;
    }
    const armed = await room.reviews.arm(review.id, review.hash, review.scopePhrase);
    if (clock.dead) return;
    if (!armed.ok) {
      if (regardless === true) this.#turnPage();
      return;
    }
    this.#runId = armed.value.runId;
    shown.runId = armed.value.runId;
    this.says('start', armed.value.runId);
    this.attention.begins();
    if (meanwhile !== undefined) this.#world.time.after(this.#dice.between(1_000, 8_000), meanwhile);
  }

  /** What the review says can change (somebody else's claim ends, a host gets room), but is not waited for without end. */
  #conceded(): void {
    this.#tries += 1;
    if (this.#tries >= TRIES_MAX * 3) this.#turnPage();
  }

  /** A console that hears nobody shows what it knew; what it says of that must still be right. */
  #readOldReview(): void {
    this.#liveAt = this.#world.time.now;
    const request = { ...planOf('failover', vmsAt(this.#world, this.#world.siteId('LON-B'))), reason: 'simulated' };
    this.act(async ({ room }) => {
      const rows = room.inventory.reader.estateRows();
      const asked = { ...request, connectionId: CONNECTION_ID };
      this.screens.sawReview(await room.reviews.make(asked), asked, rows, (runId) => this.#world.isOver(runId));
    });
  }

  #lookAtCopies(): void {
    if (!this.#world.copiesWatched) return;
    const rows = this.#world.console.room.inventory.reader.estateRows();
    const twoCopies = new Set(rows.flatMap((row) => (row.twoCopiesSince === null ? [] : [row.vmId])));
    this.screens.looks.push({ at: this.#world.provider.clock.now(), twoCopies });
  }
}
