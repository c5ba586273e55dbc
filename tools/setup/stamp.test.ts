import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStamped, stampOf, writeStamp } from './stamp.mjs';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'farshore-stamp-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the same inputs give the same stamp, any other input another', () => {
  expect(stampOf(['lock', 'linux', 'x64'])).toBe(stampOf(['lock', 'linux', 'x64']));
  expect(stampOf(['lock', 'linux', 'x64'])).not.toBe(stampOf(['lock', 'linux', 'arm64']));
});

test('text that moves from one input to the next changes the stamp', () => {
  expect(stampOf(['ab', 'c'])).not.toBe(stampOf(['a', 'bc']));
  expect(stampOf(['a'])).not.toBe(stampOf(['a', '']));
});

test('what was stamped is stamped, and only with that stamp', () => {
  const file = path.join(folder, 'deep', 'stamp');
  expect(isStamped(file, 'a')).toBe(false);
  writeStamp(file, 'a');
  expect(isStamped(file, 'a')).toBe(true);
  expect(isStamped(file, 'b')).toBe(false);
});

test('a set-up that was killed while writing leaves no stamp', () => {
  fs.writeFileSync(path.join(folder, `stamp.${String(process.pid)}`), 'a');
  expect(isStamped(path.join(folder, 'stamp'), 'a')).toBe(false);
});
