// A stamp says "this was made from exactly that": a small file that holds the hash of all inputs.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * The hash of the inputs, each set off by its length, so that moving a byte from one to the next changes it.
 *
 * @param {readonly (string | Buffer)[]} inputs
 * @returns {string}
 */
export function stampOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(`${String(Buffer.byteLength(input))}:`).update(input);
  return hash.digest('hex');
}

/**
 * @param {string} file
 * @param {string} stamp
 * @returns {boolean} whether the file holds this stamp; a missing file does not.
 */
export function isStamped(file, stamp) {
  try {
    return fs.readFileSync(file, 'utf8').trim() === stamp;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/**
 * Written last and by rename, so that a set-up which was killed half-way is never taken for a finished one.
 *
 * @param {string} file
 * @param {string} stamp
 */
export function writeStamp(file, stamp) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${String(process.pid)}`;
  fs.writeFileSync(temporary, `${stamp}\n`);
  fs.renameSync(temporary, file);
}
