import { describe, expect, it } from 'vitest';
import { aJournaledRun, journalContract } from '../../src/main/core/store/testing/journal-contract.ts';
import { ProcessKilled, SimulatedDisk } from './log.ts';
import type { DiskFate } from './log.ts';

/** Does something while every write meets this fate. */
function under<T>(disk: SimulatedDisk, fate: DiskFate, work: () => T): T {
  disk.fateOfNext = () => fate;
  try {
    return work();
  } finally {
    disk.fateOfNext = () => 'written';
  }
}

journalContract('The log of the simulator', () => {
  const disk = new SimulatedDisk();
  return {
    journal: disk.journal(),
    reopened: () => disk.journal(),
    whenFull: (write) => under(disk, 'full', () => write('too much')),
    dyingWithin(write) {
      expect(() => under(disk, 'killed-within', write)).toThrow(ProcessKilled);
      return disk.journal();
    },
    close: () => undefined,
  };
});

describe('a process that dies at a write', () => {
  it.each([
    ['killed-before', ['a']],
    ['killed-within', ['a']],
    ['killed-after', ['a', 'b']],
  ] as const)('%s: the next one finds %j', (fate, found) => {
    const disk = new SimulatedDisk();
    const journal = disk.journal();
    journal.open(aJournaledRun('r1'), ['a'], 1);
    expect(() => under(disk, fate, () => journal.append('r1', ['b'], 2))).toThrow(ProcessKilled);
    const read = disk.journal().read('r1');
    expect(read.ok && read.value.map(({ text }) => text)).toEqual(found);
  });

  it('writes nothing any more', () => {
    const disk = new SimulatedDisk();
    const process = { dead: false, die: () => undefined };
    const journal = disk.journal(process);
    journal.open(aJournaledRun('r1'), ['a'], 1);
    process.dead = true;
    expect(() => journal.append('r1', ['b'], 2)).toThrow(ProcessKilled);
    expect(disk.journal().read('r1')).toMatchObject({ value: [{ text: 'a' }] });
  });
});
