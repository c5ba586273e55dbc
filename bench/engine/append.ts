import Database from 'better-sqlite3';
import { join } from 'node:path';
import { transition } from '../../src/main/core/engine/transition.ts';
import type { RunState } from '../../src/main/core/engine/run-state.ts';
import { openJournal } from '../../src/main/core/store/index.ts';
import { planOf, storyOf } from './story.ts';

const VMS = 2_000;
const TURNS = 20;
const EVENTS_A_TURN = 500;
/** The first turns warm up: the files grow, the code is compiled. */
const TURNS_UNCOUNTED = 2;

export interface AppendFigures {
  readonly events: number;
  /** Journal events per second, from the event to the disk, and bare appends of the same bytes. Medians of the turns. */
  readonly eventsPerSecond: number;
  readonly bareEventsPerSecond: number;
  readonly ratio: number;
  /** What an event costs the processor over a bare append, microseconds, median of the turns. */
  readonly cpuOverBareUs: number;
}

interface Cost {
  readonly perSecond: number;
  readonly cpuUs: number;
}

/** Events as the runner records them (state, text, journal) and bare appends of the same texts, in turns. */
export function measureAppends(folder: string): AppendFigures {
  const opened = openJournal({ path: join(folder, 'journal.sqlite') });
  if (!opened.ok) throw new Error(opened.failure.detail);
  const journal = opened.value;
  const bare = openBare(join(folder, 'bare.sqlite'));
  const plan = planOf(VMS);
  const story = storyOf(plan);
  const [armed] = take(story, 1);
  if (armed === undefined) throw new Error('a story begins');
  const { id: runId, connectionId, engineVersion, createdAt } = plan;
  const marks = { runId, connectionId, engineVersion, startedAt: createdAt, ended: false, acknowledged: false };
  const begun = journal.open(marks, [JSON.stringify(armed)], createdAt);
  if (!begun.ok) throw new Error(begun.failure.detail);
  let run: RunState = transition(null, armed);
  const ours: Cost[] = [];
  const floor: Cost[] = [];
  for (let turn = 0; turn < TURNS + TURNS_UNCOUNTED; turn += 1) {
    const events = [...take(story, EVENTS_A_TURN)];
    const texts = events.map((event) => JSON.stringify(event));
    const ourTurn = (): void => {
      ours[turn] = costOf(() => {
        for (const event of events) {
          run = transition(run, event);
          const written = journal.append(runId, [JSON.stringify(event)], event.at);
          if (!written.ok) throw new Error(written.failure.detail);
        }
      });
    };
    const bareTurn = (): void => {
      floor[turn] = costOf(() => {
        for (const text of texts) bare.append(text);
      });
    };
    // Each goes first as often as the other.
    for (const one of turn % 2 === 0 ? [ourTurn, bareTurn] : [bareTurn, ourTurn]) one();
  }
  journal.close();
  bare.close();
  return figuresOf(ours.slice(TURNS_UNCOUNTED), floor.slice(TURNS_UNCOUNTED));
}

function figuresOf(ours: readonly Cost[], floor: readonly Cost[]): AppendFigures {
  const eventsPerSecond = median(ours.map(({ perSecond }) => perSecond));
  const bareEventsPerSecond = median(floor.map(({ perSecond }) => perSecond));
  return {
    events: TURNS * EVENTS_A_TURN,
    eventsPerSecond,
    bareEventsPerSecond,
    ratio: median(ours.map(({ perSecond }, turn) => perSecond / (floor[turn]?.perSecond ?? Number.NaN))),
    cpuOverBareUs: median(ours.map(({ cpuUs }, turn) => cpuUs - (floor[turn]?.cpuUs ?? Number.NaN))),
  };
}

/** The least that puts a text on the disk for good: one table, one row, one commit. */
function openBare(path: string): { readonly append: (text: string) => void; readonly close: () => void } {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE line (text TEXT NOT NULL) STRICT');
  const insert = database.prepare('INSERT INTO line (text) VALUES (?)');
  return { append: (text) => void insert.run(text), close: () => void database.close() };
}

function costOf(work: () => void): Cost {
  const cpu = process.cpuUsage();
  const before = performance.now();
  work();
  const seconds = (performance.now() - before) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: EVENTS_A_TURN / seconds, cpuUs: (user + system) / EVENTS_A_TURN };
}

function* take<T>(from: Iterator<T>, count: number): Generator<T> {
  for (let taken = 0; taken < count; taken += 1) {
    const next = from.next();
    if (next.done === true) throw new Error('the story is too short');
    yield next.value;
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
