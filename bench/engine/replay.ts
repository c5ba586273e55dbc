import { join } from 'node:path';
import { readRun } from '../../src/main/core/engine/journal-codec.ts';
import { openJournal } from '../../src/main/core/store/index.ts';
import { planOf, storyOf } from './story.ts';

const VMS = 10_000;
const READS = 5;
const RECORDS_A_TRANSACTION = 5_000;

export interface ReplayFigures {
  readonly events: number;
  /** From the file to the run's state, seconds: the quickest reading, as others on the machine only ever add to it. */
  readonly seconds: number;
}

/** A run of 10,000 VMs (20,001 steps, 100,008 events) is read back as after a restart. */
export function measureReplay(folder: string): ReplayFigures {
  const opened = openJournal({ path: join(folder, 'replay.sqlite') });
  if (!opened.ok) throw new Error(opened.failure.detail);
  const journal = opened.value;
  const plan = planOf(VMS);
  const { id: runId, connectionId, engineVersion, createdAt } = plan;
  const marks = { runId, connectionId, engineVersion, startedAt: createdAt, ended: false, acknowledged: false };
  const begun = journal.open(marks, [], createdAt);
  if (!begun.ok) throw new Error(begun.failure.detail);
  let texts: string[] = [];
  let events = 0;
  const write = (): void => {
    const written = journal.append(runId, texts, createdAt);
    if (!written.ok) throw new Error(written.failure.detail);
    texts = [];
  };
  for (const event of storyOf(plan)) {
    events += 1;
    if (texts.push(JSON.stringify(event)) === RECORDS_A_TRANSACTION) write();
  }
  write();
  const times = Array.from({ length: READS }, () => {
    const before = performance.now();
    const read = readRun(journal, runId, createdAt);
    if (read === null || read.damaged) throw new Error('the journal could not be read back');
    return (performance.now() - before) / 1_000;
  });
  journal.close();
  return { events, seconds: Math.min(...times) };
}
