import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';
import { cacheRoot } from './places.mjs';

const name = `test-${String(process.pid)}`;
const file = path.join(cacheRoot, 'locks', `${name}.lock`);
afterEach(() => fs.rmSync(file, { force: true }));

test('two set-ups follow each other', async () => {
  const order: string[] = [];
  const work = (who: string) => async (): Promise<void> => {
    order.push(`${who} in`);
    await sleep(50);
    order.push(`${who} out`);
  };
  await Promise.all([withLock(name, work('a')), withLock(name, work('b'))]);
  expect(order).toEqual(['a in', 'a out', 'b in', 'b out']);
});

test('a set-up that failed lets the next one in', async () => {
  await expect(withLock(name, () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  expect(await withLock(name, () => 'done')).toBe('done');
});

test('the lock of a set-up that was killed is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, String(pid));
  expect(await withLock(name, () => 'done')).toBe('done');
});
