import { describe, expect, it } from 'vitest';
import type { JournaledRun, RunJournal, StoreResult } from '../ports.ts';

/** A journal under test. `reopened` is what another start of the program finds: a crash without a word before it. */
export interface JournalUnderTest {
  readonly journal: RunJournal;
  reopened(): RunJournal;
  /** Lets something be written while the disk takes no more; it is given a text that does not fit any more. */
  whenFull(write: (text: string) => StoreResult<void>): StoreResult<void>;
  /** The process dies while it writes, so that only a part of it reaches the disk; what another start finds. */
  dyingWithin(write: () => void): RunJournal;
  close(): void;
}

const AT = 1_700_000_000_000;

export function aJournaledRun(runId: string, changes: Partial<JournaledRun> = {}): JournaledRun {
  const run = { runId, connectionId: 'c1', engineVersion: '1', startedAt: AT, ended: false, acknowledged: false };
  return { ...run, ...changes };
}

function must<T>(result: StoreResult<T>): T {
  if (!result.ok) throw new Error(`${result.failure.kind}: ${result.failure.detail}`);
  return result.value;
}

/** What every implementation of the run journal must hold: the file on the disk, and the one inside the simulator. */
export function journalContract(name: string, makeJournal: () => JournalUnderTest): void {
  const withJournal = (work: (under: JournalUnderTest) => void) => (): void => {
    const under = makeJournal();
    try {
      work(under);
    } finally {
      under.close();
    }
  };
  const texts = (journal: RunJournal, runId: string) => must(journal.read(runId)).map(({ text }) => text);

  describe(`${name} keeps the contract of the run journal`, () => {
    it(
      'reads the records of a run in the order they were appended',
      withJournal(({ journal }) => {
        must(journal.open(aJournaledRun('r1'), ['first', 'second'], AT));
        must(journal.append('r1', ['third'], AT + 1));
        const records = must(journal.read('r1'));
        expect(records.map(({ text }) => text)).toEqual(['first', 'second', 'third']);
        expect(records.map(({ at }) => at)).toEqual([AT, AT, AT + 1]);
        expect(records.every(({ runId }) => runId === 'r1')).toBe(true);
      }),
    );

    it(
      'gives positions that strictly rise over all runs',
      withJournal(({ journal }) => {
        must(journal.open(aJournaledRun('r1'), ['a'], AT));
        must(journal.open(aJournaledRun('r2'), ['b'], AT));
        must(journal.append('r1', ['c', 'd'], AT));
        const all = [...must(journal.read('r1')), ...must(journal.read('r2'))];
        expect(new Set(all.map(({ position }) => position)).size).toBe(4);
        const [a, c, d, b] = all.map(({ position }) => position);
        expect([a, b, c, d]).toEqual([a, b, c, d].toSorted((x, y) => Number(x) - Number(y)));
      }),
    );

    it(
      'has everything after a start anew',
      withJournal((under) => {
        must(under.journal.open(aJournaledRun('r1'), ['a'], AT));
        must(under.journal.append('r1', ['b', 'c'], AT));
        must(under.journal.markEnded('r1'));
        const again = under.reopened();
        expect(texts(again, 'r1')).toEqual(['a', 'b', 'c']);
        expect(must(again.runs())).toEqual([aJournaledRun('r1', { ended: true })]);
        must(again.append('r1', ['d'], AT));
        expect(texts(again, 'r1')).toEqual(['a', 'b', 'c', 'd']);
      }),
    );

    it(
      'tells a full disk, has nothing of what did not fit, and goes on once there is room',
      withJournal((under) => {
        const { journal } = under;
        must(journal.open(aJournaledRun('r1'), ['a'], AT));
        const refused = under.whenFull((text) => journal.append('r1', ['small', text], AT));
        expect(refused).toMatchObject({ ok: false, failure: { kind: 'full' } });
        expect(texts(journal, 'r1')).toEqual(['a']);
        must(journal.append('r1', ['b'], AT));
        expect(texts(under.reopened(), 'r1')).toEqual(['a', 'b']);
      }),
    );

    it(
      'drops the torn tail of a write that its process did not live to end, all of it and nothing else',
      withJournal((under) => {
        must(under.journal.open(aJournaledRun('r1'), ['a'], AT));
        must(under.journal.append('r1', ['b'], AT));
        const again = under.dyingWithin(() => under.journal.append('r1', ['c', 'd', 'e'], AT));
        expect(texts(again, 'r1')).toEqual(['a', 'b']);
        must(again.append('r1', ['f'], AT));
        expect(texts(again, 'r1')).toEqual(['a', 'b', 'f']);
      }),
    );

    it(
      'keeps texts as they are, whatever is in them',
      withJournal((under) => {
        const odd = [
          '',
          '{"a":"é 漢 🚢 \\u0000"}',
          'line\nbreak\r\n',
          '\u2028',
          'x'.repeat(200_000),
          "'; DROP TABLE record; --",
        ];
        must(under.journal.open(aJournaledRun('r1'), odd, AT));
        expect(texts(under.reopened(), 'r1')).toEqual(odd);
      }),
    );

    it(
      'says where the chain of a run ends, and how many records each link is over',
      withJournal((under) => {
        const { journal } = under;
        expect(must(journal.end('r1'))).toEqual({ head: '0'.repeat(64), records: 0 });
        must(journal.open(aJournaledRun('r1'), ['a'], AT));
        const first = must(journal.end('r1'));
        must(journal.open(aJournaledRun('r2'), ['a', 'b'], AT));
        must(journal.append('r1', ['b', 'c'], AT + 1));
        const last = must(journal.end('r1'));
        expect([first.records, last.records]).toEqual([1, 3]);
        expect(last.head).toBe('93d1b373563dde5ed5881c09be9bb22a6e9ecf6729d2af15c012aa6dd31c282d');
        const again = under.reopened();
        expect(must(again.end('r1'))).toEqual(last);
        expect(must(again.recordsUpTo('r1', first.head))).toBe(1);
        expect(must(again.recordsUpTo('r1', last.head))).toBe(3);
        expect(must(again.recordsUpTo('r2', last.head))).toBeNull();
        expect(must(again.recordsUpTo('r1', 'f'.repeat(64)))).toBeNull();
      }),
    );

    it(
      'lists runs by their start and remembers what ended and was acknowledged',
      withJournal(({ journal }) => {
        must(journal.open(aJournaledRun('late', { startedAt: AT + 5 }), [], AT));
        must(journal.open(aJournaledRun('early'), [], AT));
        must(journal.markEnded('early'));
        must(journal.markAcknowledged('early'));
        expect(must(journal.runs())).toEqual([
          aJournaledRun('early', { ended: true, acknowledged: true }),
          aJournaledRun('late', { startedAt: AT + 5 }),
        ]);
      }),
    );

    it(
      'sets a record aside without losing it',
      withJournal(({ journal }) => {
        must(journal.open(aJournaledRun('r1'), ['good', '{broken'], AT));
        must(journal.quarantine('r1', '{broken', 'it is no JSON', AT));
        must(journal.quarantine('r1', '{broken', 'it is no JSON', AT + 1));
        expect(texts(journal, 'r1')).toEqual(['good', '{broken']);
      }),
    );

    it(
      'has no records of a run that it does not know',
      withJournal(({ journal }) => {
        expect(must(journal.read('nobody'))).toEqual([]);
        expect(must(journal.runs())).toEqual([]);
      }),
    );

    it(
      'throws where the caller is wrong: a run opened twice, an unknown run ended or appended to',
      withJournal(({ journal }) => {
        must(journal.open(aJournaledRun('r1'), ['a'], AT));
        expect(() => journal.open(aJournaledRun('r1'), ['b'], AT)).toThrow();
        expect(() => journal.append('r2', ['a'], AT)).toThrow();
        expect(() => journal.markEnded('r2')).toThrow();
        expect(texts(journal, 'r1')).toEqual(['a']);
        expect(texts(journal, 'r2')).toEqual([]);
      }),
    );
  });
}
