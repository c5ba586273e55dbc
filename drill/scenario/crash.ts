import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Review } from '#shared/ipc/index.ts';
import type { Truth } from '../../practice/control/contract.ts';
import { observedOf, shownButNotDone, violationsOf } from '../checks.ts';
import type { Performed } from '../checks.ts';
import { connectAgain, connectFirst } from '../remote/connect.ts';
import { RemoteConsole } from '../remote/remote-console.ts';
import { armed, attests, largestSite, loseSite, review, RUN_MS_MAX, vmIdsOf } from '../stage.ts';
import type { Outcome, Stage } from '../stage.ts';
import { ask, ended, pictureOf, until } from '../watch.ts';

const KILLS = 21;
const KILLS_WITH_OPERATION_OPEN_MIN = 5;
/** Every third console is killed while it starts; the others so long after their person said "go on". Milliseconds. */
const START_LIFE_MS = { least: 300, most: 900 } as const;
const WORK_LIFE_MS = { least: 40, most: 500 } as const;
const ARMING_MS = 200;

/**
 * The console is killed again and again while it fails a site over and undoes that again: at its start, while it resumes,
 * while orders are under way. Each time it is started on the same data folder, and its person resumes what was interrupted.
 * In the end everything was done once, and the screen says so.
 */
export async function crash(stage: Stage): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'farshore-drill-crash-'));
  const play = new Play(stage, folder);
  try {
    return await play.through();
  } finally {
    await play.console.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

class Play {
  console: RemoteConsole;
  readonly #stage: Stage;
  readonly #folder: string;
  readonly #reviews = new Map<string, Review>();
  #connectionId = '';
  #vmIds: readonly string[] = [];
  #siteId = '';

  constructor(stage: Stage, folder: string) {
    this.#stage = stage;
    this.#folder = folder;
    this.console = RemoteConsole.fork(folder, ARMING_MS);
  }

  async through(): Promise<Outcome> {
    const { provider, progress } = this.#stage;
    await this.#begin();
    progress.stage(`Now the console is killed ${String(KILLS)} times.`);
    let open = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      if (kill % 3 === 0) await pause(between(START_LIFE_MS, kill));
      else {
        if (kill > 1) await this.#goOn();
        await pause(between(WORK_LIFE_MS, kill));
      }
      await this.console.kill();
      if (hasOpenOperation(await provider.control.truth())) open += 1;
      this.console = RemoteConsole.fork(this.#folder, ARMING_MS);
    }
    progress.stage(`Killed ${String(KILLS)} times, ${String(open)} of them with an order under way.`);
    await this.#goOn();
    return this.#conclude(open);
  }

  /** The first console: connects, and fails the lost site over. */
  async #begin(): Promise<void> {
    await this.console.ready;
    const connection = await connectFirst(this.console, this.#stage.provider.pairing);
    this.#connectionId = connection.id;
    const picture = await pictureOf(this.console, connection.id);
    const site = largestSite(picture);
    this.#siteId = site.id;
    await loseSite(this.#here(), site);
    const made = await review(this.#here(), 'failover', vmIdsOf(picture, site.id), { evidence: [attests(site.id)] });
    this.#vmIds = made.items.map(({ vmId }) => vmId);
    await this.#start(made);
  }

  /** What a person does after a start: signs in, resumes what was interrupted, and begins the next thing where all is done. */
  async #goOn(): Promise<void> {
    await this.console.ready;
    await connectAgain(this.console, this.#stage.provider.pairing);
    const runs = await ask(this.console, 'run.list', {});
    for (const { runId, phase, can } of runs)
      if (phase === 'interrupted' && can.resume) await ask(this.console, 'run.resume', { runId });
    if (runs.some(({ phase }) => phase !== 'ended')) return;
    const verb = runs[0]?.verb === 'failover' ? 'undo-failover' : 'failover';
    const made = await review(this.#here(), verb, this.#vmIds, { evidence: [attests(this.#siteId)] });
    // What was just undone may be at its replication: the rest is enough.
    if (made.items.length > 0) await this.#start(made);
  }

  /** A countdown that a kill ends sends nothing, which is as it should be and shows nothing: so it is waited for. */
  async #start(made: Review): Promise<void> {
    const runId = await armed(this.#here(), made);
    this.#reviews.set(runId, made);
    await until('the end of the countdown', 10_000, async () => {
      const run = (await ask(this.console, 'run.list', {})).find((one) => one.runId === runId);
      return run?.phase !== 'arming' || null;
    });
  }

  async #conclude(open: number): Promise<Outcome> {
    const { provider, progress } = this.#stage;
    const performed: Performed[] = [];
    for (const [runId, made] of this.#reviews) {
      const run = await ended(this.console, runId, RUN_MS_MAX, (summary) => progress.run(summary));
      performed.push({ review: made, run });
    }
    const truth = await provider.control.truth();
    const effectsPerStepMax = Math.max(0, ...Object.values(truth.effectsByStep));
    const violations = performed.flatMap((one) => [
      ...(one.run.verb === 'failover' ? violationsOf(truth, one) : []),
      ...(one.run.ending === 'completed' ? [] : [`“${one.run.title}” ended as ${one.run.ending ?? 'nothing'}`]),
    ]);
    const last = performed.at(-1);
    const power = last?.run.verb === 'failover' ? 'on' : 'off';
    if (last !== undefined)
      violations.push(...shownButNotDone(truth, last, (copies) => copies?.replica.power === power));
    return {
      figures: {
        kills: KILLS,
        killsWithOperationOpen: open,
        runs: performed.length,
        observed: performed.reduce((sum, one) => sum + observedOf(one), 0),
        effectsPerStepMax,
        sameKeyRetries: truth.sameKeyRetries,
      },
      violations: [...new Set(violations)],
      performed,
      shown: open >= KILLS_WITH_OPERATION_OPEN_MIN && performed.length > 0 && effectsPerStepMax === 1,
    };
  }

  #here(): Stage {
    return { ...this.#stage, port: this.console, connectionId: this.#connectionId };
  }
}

/** The lives are spread evenly, and in an order that looks like none. */
function between({ least, most }: { readonly least: number; readonly most: number }, kill: number): number {
  return least + (((kill * 8) % KILLS) / KILLS) * (most - least);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Something was accepted and has not had its effect. */
function hasOpenOperation({ requests, effects }: Truth): boolean {
  const happened = new Set(effects.map(({ operationId }) => operationId));
  return requests.some(({ operationId }) => operationId !== null && !happened.has(operationId));
}
