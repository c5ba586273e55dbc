import { fail, succeed } from '../../ports.ts';
import type { Sqlite } from '../database.ts';
import { attempt } from '../failure.ts';
import type { ChainEnd, JournalRecord, JournaledRun, RunJournal, StoreResult } from '../ports.ts';
import { CHAIN_START, chainAfter } from './chain.ts';
import type { Chain } from './chain.ts';

/**
 * Invariants of the journal:
 * - Records are added, never changed or removed (triggers of the file see to it).
 * - The records of one call are committed together, and are on the disk when the call returns (`synchronous=FULL`).
 * - Each record's chain is the hash of the record and the chain before it: written so, and checked on every read.
 */
export interface JournalParts extends RunJournal {
  /** What was set aside because it could not be parsed, newest first. */
  quarantined(limit: number): StoreResult<readonly QuarantinedRecord[]>;
}

export interface QuarantinedRecord {
  readonly runId: string;
  readonly at: number;
  readonly why: string;
  readonly text: string;
}

interface RecordRow extends Omit<JournalRecord, 'runId'> {
  readonly chain: Chain;
}

interface RunRow extends Omit<JournaledRun, 'ended' | 'acknowledged'> {
  readonly ended: number;
  readonly acknowledged: number;
}

export function createRunJournal(database: Sqlite, path: string): JournalParts {
  const { addRecords, forget } = prepareAddRecords(database);
  const committed = prepareCommit(database, forget);
  const addRun = database.prepare(
    'INSERT INTO run (run_id, connection_id, engine_version, started_at, ended, acknowledged) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const openRun = (run: JournaledRun, records: readonly string[], at: number): void => {
    addRun.run(
      run.runId,
      run.connectionId,
      run.engineVersion,
      run.startedAt,
      Number(run.ended),
      Number(run.acknowledged),
    );
    addRecords(run.runId, records, at);
  };
  const ended = database.prepare<[string]>('UPDATE run SET ended = 1 WHERE run_id = ?');
  const acknowledged = database.prepare<[string]>('UPDATE run SET acknowledged = 1 WHERE run_id = ?');

  return {
    open: (run, firstRecords, at) => attempt(path, () => committed(run.runId, () => openRun(run, firstRecords, at))),
    append: (runId, records, at) => attempt(path, () => committed(runId, () => addRecords(runId, records, at))),
    markEnded: (runId) => attempt(path, () => assertOneRun(ended.run(runId).changes, runId)),
    markAcknowledged: (runId) => attempt(path, () => assertOneRun(acknowledged.run(runId).changes, runId)),
    runs: prepareRuns(database, path),
    read: prepareRead(database, path),
    ...prepareLinks(database, path),
    ...prepareQuarantine(database, path),
  };
}

interface Adding {
  readonly addRecords: (runId: string, records: readonly string[], at: number) => void;
  /** What was added to a run was not committed, or may not have been: its last record is read again. */
  readonly forget: (runId: string) => void;
}

/** This process alone has the file, so the end of a run's chain is known once it was read. */
function prepareAddRecords(database: Sqlite): Adding {
  const last = database
    .prepare<[string], Chain>('SELECT lower(hex(chain)) FROM record WHERE run_id = ? ORDER BY position DESC LIMIT 1')
    .pluck();
  const add = database.prepare('INSERT INTO record (run_id, at, chain, text) VALUES (?, ?, ?, ?)');
  const ends = new Map<string, Chain>();
  return {
    addRecords(runId, records, at) {
      let chain = ends.get(runId) ?? last.get(runId) ?? CHAIN_START;
      for (const text of records) {
        chain = chainAfter(chain, { runId, at, text });
        add.run(runId, at, Buffer.from(chain, 'hex'), text);
      }
      ends.set(runId, chain);
    },
    forget: (runId) => void ends.delete(runId),
  };
}

function prepareCommit(database: Sqlite, forget: Adding['forget']): (runId: string, work: () => void) => void {
  const transaction = database.transaction((work: () => void) => work());
  return (runId, work) => {
    try {
      transaction.immediate(work);
    } catch (cause) {
      forget(runId);
      throw cause;
    }
  };
}

function prepareRuns(database: Sqlite, path: string): RunJournal['runs'] {
  const all = database.prepare<[], RunRow>(
    `SELECT run_id AS runId, connection_id AS connectionId, engine_version AS engineVersion, started_at AS startedAt,
            ended, acknowledged
     FROM run ORDER BY started_at, run_id`,
  );
  return () =>
    attempt(path, () =>
      all.all().map((row) => ({ ...row, ended: row.ended === 1, acknowledged: row.acknowledged === 1 })),
    );
}

function prepareRead(database: Sqlite, path: string): RunJournal['read'] {
  const ofRun = database.prepare<[string], RecordRow>(
    'SELECT position, at, lower(hex(chain)) AS chain, text FROM record WHERE run_id = ? ORDER BY position',
  );
  return (runId) => {
    const records = attempt(path, () => checkedRecords(runId, ofRun.iterate(runId), path));
    return records.ok ? records.value : records;
  };
}

function prepareLinks(database: Sqlite, path: string): Pick<RunJournal, 'end' | 'recordsUpTo'> {
  const newest = database.prepare<[string], ChainEnd>(
    `SELECT lower(hex(chain)) AS head, (SELECT count(*) FROM record WHERE run_id = newest.run_id) AS records
     FROM record AS newest WHERE run_id = ? ORDER BY position DESC LIMIT 1`,
  );
  const upTo = database
    .prepare<{ readonly runId: string; readonly link: Buffer }, number | null>(
      `SELECT nullif(count(*), 0) FROM record WHERE run_id = @runId
       AND position <= (SELECT position FROM record WHERE run_id = @runId AND chain = @link)`,
    )
    .pluck();
  return {
    end: (runId) => attempt(path, () => newest.get(runId) ?? { head: CHAIN_START, records: 0 }),
    recordsUpTo: (runId, link) => attempt(path, () => upTo.get({ runId, link: Buffer.from(link, 'hex') }) ?? null),
  };
}

function checkedRecords(runId: string, rows: Iterable<RecordRow>, path: string): StoreResult<readonly JournalRecord[]> {
  let chain = CHAIN_START;
  const records: JournalRecord[] = [];
  for (const { position, at, text, chain: written } of rows) {
    const record = { position, runId, at, text };
    chain = chainAfter(chain, record);
    if (chain !== written) {
      const detail = `Record ${position} of run ${runId} is not what was written: the chain is broken there.`;
      return fail({ kind: 'corrupt', path, detail });
    }
    records.push(record);
  }
  return succeed(records);
}

function prepareQuarantine(database: Sqlite, path: string): Pick<JournalParts, 'quarantine' | 'quarantined'> {
  // The same record is met again at every start; it is kept once.
  const add = database.prepare(
    `INSERT INTO quarantine (run_id, at, why, text)
     SELECT @runId, @at, @why, @text
     WHERE NOT EXISTS (SELECT 1 FROM quarantine WHERE run_id = @runId AND text = @text)`,
  );
  const newest = database.prepare<[number], QuarantinedRecord>(
    'SELECT run_id AS runId, at, why, text FROM quarantine ORDER BY number DESC LIMIT ?',
  );
  return {
    quarantine: (runId, text, why, at) => attempt(path, () => void add.run({ runId, text, why, at })),
    quarantined: (limit) => attempt(path, () => newest.all(limit)),
  };
}

function assertOneRun(changes: number, runId: string): void {
  if (changes !== 1) throw new Error(`The run ${runId} is not in the journal.`);
}
