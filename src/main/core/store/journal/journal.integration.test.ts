import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJournal } from './open.ts';

/** Another process with the journal open: it appends a record for each line it is told, and says so once it is on the disk. */
const OTHER = `
  import { createInterface } from 'node:readline';
  import { openJournal } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)};
  const opened = openJournal({ path: process.argv[1] });
  console.log(JSON.stringify(opened.ok ? { open: true } : opened.failure));
  if (!opened.ok) process.exit(0);
  const journal = opened.value;
  const run = { runId: 'r1', connectionId: 'c1', engineVersion: '1', startedAt: 1, ended: false, acknowledged: false };
  journal.open(run, [], 1);
  for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(journal.append('r1', [line], 1)));
`;

let folder: string;
let path: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  path = join(folder, 'runs.db');
});

afterEach(async () => {
  for (const child of children.splice(0)) await kill(child);
  rmSync(folder, { recursive: true });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function other(): Promise<{ readonly child: ChildProcess; readonly lines: Interface; readonly first: unknown }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', OTHER, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  const [first] = (await once(lines, 'line')) as [string];
  return { child, lines, first: JSON.parse(first) };
}

describe('two processes and one journal', () => {
  it('the second is told which process has it, however often somebody here has tried as well', async () => {
    const mine = openJournal({ path });
    if (!mine.ok) throw new Error(mine.failure.detail);
    // A refused opening in this process must not drop the lock that this process holds.
    expect(openJournal({ path })).toMatchObject({ failure: { kind: 'locked' } });
    const { first } = await other();
    expect(first).toMatchObject({
      kind: 'locked',
      detail: expect.stringContaining(`process ${process.pid}`) as string,
    });
    mine.value.close();
    expect((await other()).first).toEqual({ open: true });
  });

  it('what was appended is there after the process was killed, and so is the folder', async () => {
    const { child, lines, first } = await other();
    expect(first).toEqual({ open: true });
    expect(openJournal({ path })).toMatchObject({ failure: { kind: 'locked' } });
    for (const record of ['one', 'two', 'three']) {
      child.stdin?.write(`${record}\n`);
      await once(lines, 'line');
    }
    await kill(child);
    const mine = openJournal({ path });
    if (!mine.ok) throw new Error(mine.failure.detail);
    const read = mine.value.read('r1');
    expect(read.ok && read.value.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    mine.value.close();
  });
});
