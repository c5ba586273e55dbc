import type { Review, RunSummary, RunView } from '#shared/ipc/index.ts';
import * as incidents from '../../practice/provider/incidents.ts';
import type { Dice } from '../../practice/random.ts';
import { CONNECTION_ID } from './console.ts';
import { TROUBLE_MS } from './trouble.ts';
import type { World } from './world.ts';

const LOOK_EVERY_MS = 700;
/** A person who finds a run stalled waits this long after the trouble before ending it. */
const PATIENCE_MS = 300_000;
const SITE = 'LON-A';
const RUNS_MAX = 12;

export interface Performed {
  readonly review: Review;
  readonly runId: string;
}

/** What the operator was asked, and whether there was a reason for it. */
export interface Asked {
  resumesAfterRestart: number;
  resumesNeedless: number;
  endedStalled: number;
  endedStalledNeedless: number;
  armingCancelled: number;
}

type Goal = 'failover' | 'undo-failover' | 'permanent-failover' | 'rest';

/**
 * The person before the console: signs in when asked, attests the lost site, starts what the story needs, resumes what was
 * interrupted, ends what stalls, and does nothing else. Whatever a console needs a person for is counted here.
 */
export class Operator {
  readonly performed: Performed[] = [];
  readonly asked: Asked = {
    resumesAfterRestart: 0,
    resumesNeedless: 0,
    endedStalled: 0,
    endedStalledNeedless: 0,
    armingCancelled: 0,
  };
  readonly views = new Map<string, RunView>();
  readonly #world: World;
  readonly #dice: Dice;
  #goal: Goal = 'failover';
  #busy = false;
  #siteLost = false;

  constructor(world: World) {
    this.#world = world;
    this.#dice = world.dice.fork('operator');
    this.#lookAgain();
  }

  get done(): boolean {
    return this.#goal === 'rest';
  }

  #lookAgain(): void {
    this.#world.time.after(LOOK_EVERY_MS, () => {
      // First the next look: a console that is killed in this one takes the rest of it along.
      if (!this.done) this.#lookAgain();
      this.#look();
    });
  }

  #look(): void {
    const { console: now } = this.#world;
    if (this.#busy || now.clock.dead) return;
    const status = now.room.connection.status();
    if (status.state === 'signed-out') return this.#act(() => now.signIn());
    const run = this.#newestRun();
    if (run !== null && run.phase !== 'ended') return this.#attend(run);
    if (status.freshness.state !== 'live' || status.capabilities === null) return;
    if (run !== null) this.#conclude(run);
    if (!this.done) this.#begin();
  }

  #act(deed: () => Promise<unknown>): void {
    this.#busy = true;
    const { console: now } = this.#world;
    const over = (): void => {
      if (this.#world.console === now) this.#busy = false;
    };
    deed().then(over, over);
    // A process that dies takes the deed with it.
    this.#world.time.after(60_000, () => (this.#busy = false));
  }

  #newestRun(): RunSummary | null {
    const last = this.performed.at(-1);
    if (last === undefined) return null;
    const { runs } = this.#world.console.room;
    const found = runs.summary(last.runId);
    const view = runs.view(last.runId);
    if (view !== null) this.views.set(last.runId, view);
    return found.ok ? found.value : null;
  }

  #attend(run: RunSummary): void {
    const { room, clock } = this.#world.console;
    if (run.phase === 'interrupted' && run.can.resume) {
      if (room.connection.status().freshness.state !== 'live') return;
      const needless = run.waitsFor?.code !== 'waits.restart';
      this.#act(async () => {
        const resumed = await room.runs.resume(run.runId);
        if (!resumed.ok || clock.dead) return;
        if (needless) this.asked.resumesNeedless += 1;
        else this.asked.resumesAfterRestart += 1;
      });
    } else if (run.counts.stalled > 0 && this.#world.time.now > TROUBLE_MS + PATIENCE_MS) {
      this.#act(async () => {
        const ended = await room.runs.abandon(run.runId, 'The provider is asked.');
        if (!ended.ok || clock.dead) return;
        this.asked.endedStalled += 1;
        if (this.#world.faults.operationWithoutEffect === 0) this.asked.endedStalledNeedless += 1;
      });
    }
  }

  #conclude(run: RunSummary): void {
    if (run.counts.observed === 0 && run.ending === 'stopped') {
      this.asked.armingCancelled += 1;
      this.performed.pop();
      if (this.asked.armingCancelled > RUNS_MAX) this.#goal = 'rest';
      return;
    }
    if (run.verb !== this.#goal) return;
    this.#goal =
      run.verb === 'failover' ? 'undo-failover' : run.verb === 'undo-failover' ? 'permanent-failover' : 'rest';
  }

  #begin(): void {
    if (!this.#siteLost) return this.#loseSite();
    const { room } = this.#world.console;
    const vmIds = this.#vmsFor(this.#goal);
    if (vmIds.length === 0) {
      this.#goal = 'rest';
      return;
    }
    const site = room.inventory.reader.sites().find(({ name }) => name === SITE);
    if (site === undefined || (this.#goal === 'failover' && site.contact.state === 'connected')) return;
    const goal = this.#goal;
    this.#act(async () => {
      const review = await room.reviews.make({
        connectionId: CONNECTION_ID,
        verb: goal === 'rest' ? 'failover' : goal,
        vmIds,
        policy: { kind: 'latest' },
        overrides: [],
        evidence:
          goal === 'failover'
            ? [{ kind: 'attestation', siteId: site.id, vmId: null, who: 'Operator', howKnown: 'Saw it burn.' }]
            : [],
        reason: 'simulated',
      });
      if (review.items.length === 0) this.#goal = 'rest';
      else {
        const armed = await room.reviews.arm(review.id, review.hash, review.scopePhrase);
        if (armed.ok) this.performed.push({ review, runId: armed.value.runId });
      }
    });
  }

  #loseSite(): void {
    const site = this.#world.console.room.inventory.reader.sites().find(({ name }) => name === SITE);
    if (site === undefined) return;
    this.#siteLost = incidents.loseSite(this.#world.provider, {
      siteId: site.id,
      sources: 'off',
      unknown: this.#dice.chance(0.2),
    });
  }

  #vmsFor(goal: Goal): string[] {
    const { reader } = this.#world.console.room.inventory;
    const rows = reader.estateRows();
    const site = reader.sites().find(({ name }) => name === SITE);
    if (goal === 'failover') return rows.filter(({ siteId }) => siteId === site?.id).map(({ vmId }) => vmId);
    const inFailover = rows.filter(({ state }) => state === 'failover').map(({ vmId }) => vmId);
    return goal === 'undo-failover' ? inFailover.slice(0, Math.ceil(inFailover.length / 2)) : inFailover.slice(0, 1);
  }
}
