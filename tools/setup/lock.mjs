// One set-up at a time: two terminals may start `npm test` at once, and `npm ci` deletes what the other is reading.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheRoot } from './places.mjs';

const pollMs = 200;
const waitMsMax = 15 * 60_000;

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM means that it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * @param {string} file
 * @returns {boolean} whether this process now holds the lock.
 */
function tryLock(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const holder = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  // An empty file is a holder between creating and writing; a dead holder was killed and will not come back.
  if (holder > 0 && !isAlive(holder)) fs.rmSync(file, { force: true });
  return false;
}

/**
 * Runs the work while holding the named lock.
 *
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const file = path.join(cacheRoot, 'locks', `${name}.lock`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const giveUpAt = Date.now() + waitMsMax;
  while (!tryLock(file)) {
    if (Date.now() > giveUpAt) throw new Error(`Another set-up has held ${file} for too long; delete it if none runs.`);
    await sleep(pollMs);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}
