import type { Operation, Plan, Run } from '#shared/domain/index.ts';
import { cursorAt, parseCursor } from '#shared/gateway-api/index.ts';
import { newestAt } from '../practice/estate/points.ts';
import { readRun } from '../src/main/core/engine/journal-codec.ts';
import type { RunState } from '../src/main/core/engine/run-state.ts';
import type { Evidence } from './checkers/evidence.ts';
import type { Operator } from './story/operator.ts';
import { SIMULATED_START } from './world/time.ts';
import type { World } from './world/world.ts';

/** After so many unreadable lines a feed may set further ones aside instead of asking again. */
const UNREADABLE_MAX = 6;

/** Plain copies of a world that has come to its end, for the checkers. */
export function evidenceOf(world: World, operator: Operator, ended: boolean): Evidence {
  const { store } = world.provider;
  const { screens, attention } = operator;
  const own = (runId: string): boolean => screens.runs.some((run) => run.runId === runId);
  const operations = store.rows().flatMap(({ kind, body }) => (kind === 'operation' ? [body as Operation] : []));
  const wire = world.network.wire.commands;
  const runs = store.rows().flatMap(({ kind, body }) => (kind === 'run' ? [body as Run] : []));
  return {
    truth: world.truth(),
    storedRuns: [...store.records('run').values()].flatMap(({ stored }) => (own(stored.id) ? [stored] : [])),
    runs: runs.filter(({ id }) => own(id)),
    operations,
    decisions: new Map([...store.records('decisions').values()].map(({ runId, decisions }) => [runId, decisions])),
    contacts: world.contacts,
    ...world.plan,
    latestPointOf: latestPoints(world),
    wire,
    takeovers: takeoversOf(world),
    words: [...screens.words, ...(world.colleague?.words ?? [])],
    answers: [...screens.answers, ...(world.colleague?.answers ?? [])],
    acts: world.hosts.done,
    reviews: screens.reviews,
    shown: screens.runs,
    endedElsewhere: endedElsewhere(world),
    looks: screens.looks,
    shownLeft: screens.shownLeft,
    plans: store.rows().flatMap(({ kind, body }) => (kind === 'plan' ? [body as Plan] : [])),
    circumstances: {
      calm: world.calm,
      lasting: world.faults.lasting || world.befell || world.hosts.haveFailed,
      slept: world.consoles.flatMap(({ instanceId, clock }) =>
        clock.sleeps.map(({ from, until }) => ({
          console: instanceId,
          from: SIMULATED_START + from,
          until: SIMULATED_START + until,
        })),
      ),
    },
    ...world.limits,
    behind: screens.behind,
    cacheDifferences: cacheDifferences(world),
    receipts: receiptsOf(world),
    replayDifferences: replayDifferences(world),
    recordsSetAside: world.disk.journal().quarantined.length,
    ended,
    askedNeedlessly: attention.asked.needlessly,
  };
}

function takeoversOf(world: World): Evidence['takeovers'] {
  const own = world.network.wire.commands.flatMap(({ route, runId, console: sender, answers }) => {
    const at = answers.find(({ status }) => status < 300)?.at;
    return route === 'takeOver' && at !== undefined ? [{ runId, console: sender, at }] : [];
  });
  const others = world.rival.takeovers.map((each) => ({ ...each, console: world.rival.instanceId }));
  return [...own, ...others].sort((a, b) => a.at - b.at);
}

/** Of each replica, the latest point that the console shows and the newest there is; empty where it has not heard all. */
function latestPoints(world: World): Evidence['latestPointOf'] {
  const { inventory } = world.console.room;
  const { store } = world.provider;
  if (parseCursor(inventory.writer.cursor() ?? '')?.seq !== store.head) return new Map();
  return new Map(
    [...world.provider.traits.keys()].flatMap((id) => {
      const points = store.get('points', id);
      const shown = inventory.reader.replica(id)?.latestPointAt ?? null;
      return points === undefined ? [] : [[id, { shown, newest: newestAt(points) }] as const];
    }),
  );
}

/** What the cursor has passed stands in the cache as the provider told it last. */
function cacheDifferences(world: World): string[] {
  const { reader, writer } = world.console.room.inventory;
  const cursor = parseCursor(writer.cursor() ?? '');
  const { store } = world.provider;
  if (cursor === null || cursor.epoch !== store.record('meta', 'meta')?.epoch) return [];
  if (reader.quarantined(UNREADABLE_MAX + 1).length > UNREADABLE_MAX) return [];
  const lists = {
    site: reader.sites(),
    host: reader.hosts(),
    network: reader.networks(),
    appliance: reader.appliances(),
    run: reader.runs(),
  };
  const shown = (kind: string, id: string): unknown => {
    if (kind === 'vm') return reader.vm(id);
    if (kind === 'replica') return reader.replica(id);
    if (kind === 'points') return reader.points(id);
    if (kind in lists) return lists[kind as keyof typeof lists].find((each) => each.id === id) ?? null;
    return undefined;
  };
  const wrong = store.rows().flatMap(({ kind, id, seq, body }) => {
    const there = shown(kind, id);
    if (seq > cursor.seq || there === undefined || JSON.stringify(there) === JSON.stringify(body)) return [];
    return [`${kind} ${id} is not as it was told before ${cursorAt(cursor.epoch, cursor.seq)}`];
  });
  const gone =
    cursor.seq === store.head
      ? [...world.provider.traits.keys()].filter(
          (id) => store.get('replica', id) === undefined && reader.replica(id) !== null,
        )
      : [];
  return [...wrong, ...gone.map((id) => `replica ${id} is no more, and is shown`)];
}

/** What a console has in memory is what its journal says. */
function replayDifferences(world: World): string[] {
  const { room, clock } = world.console;
  if (clock.dead) return [];
  const journal = world.disk.journal();
  const runs = journal.runs();
  return (runs.ok ? runs.value : []).flatMap(({ runId }) => {
    const replayed = readRun(journal, runId, 0);
    const live = room.runs.state(runId);
    if (replayed === null || live === null)
      return replayed === null && live === null ? [] : [`${runId} is only on one side`];
    const same =
      JSON.stringify([...replayed.run.steps]) === JSON.stringify([...live.steps]) &&
      JSON.stringify(behindTheSteps(replayed.run)) === JSON.stringify(behindTheSteps(live));
    return same ? [] : [`${runId} differs`];
  });
}

function behindTheSteps({ stage, receipt, sealedAt }: RunState): unknown {
  return [stage, receipt, sealedAt];
}

/** What was signed for the ends of our runs, and what our journal has of it. */
function receiptsOf(world: World): Evidence['receipts'] {
  const journal = world.disk.journal();
  const runs = journal.runs();
  return (runs.ok ? runs.value : []).map(({ runId }) => {
    const told = world.provider.store.get('run', runId)?.receipt ?? null;
    const over = told === null ? null : journal.recordsUpTo(runId, told.chainHead);
    const isOurs = over?.ok === true && over.value !== null;
    return { runId, told, isOurs, kept: readRun(journal, runId, 0)?.run.receipt ?? null };
  });
}

/** Runs whose end another console than ours asked for, and got, whether or not it heard so. */
function endedElsewhere({ consoles, network }: World): ReadonlySet<string> {
  const ours = new Set(consoles.map(({ instanceId }) => instanceId));
  const ended = network.wire.commands.filter(
    ({ route, console, answers }) =>
      route === 'endRun' && !ours.has(console) && answers.some(({ status }) => status < 300),
  );
  return new Set(ended.map(({ runId }) => runId));
}
