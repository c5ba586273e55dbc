import { existsSync, readFileSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fileLog, lineOf } from './log.ts';
import { temporaryFolder } from './testing/folder.ts';

const at = new Date(0);

it('writes one line of JSON, whatever the text holds', () => {
  expect(lineOf('info', at, 'two\nlines', { count: 2 })).toBe(
    '{"at":"1970-01-01T00:00:00.000Z","level":"info","text":"two\\nlines","count":2}\n',
  );
});

it('removes what is called like a secret, at any depth', () => {
  const facts = { request: { password: 'hunter2', accessToken: 'abc', headers: { Authorization: 'Bearer x' } } };
  const line = lineOf('info', at, 'asked', facts);
  expect(line).not.toMatch(/hunter2|abc|Bearer/);
});

it('keeps an error’s stack and shortens what is too long', () => {
  expect(lineOf('error', at, 'failed', { error: new Error('broken') })).toContain('broken');
  expect(lineOf('info', at, 'x'.repeat(100_000)).length).toBeLessThan(5_000);
});

it('keeps two files at most', () => {
  const place = temporaryFolder();
  const file = path.join(place, 'farshore.log');
  fileLog(place).info('first');
  truncateSync(file, 6_000_000);
  fileLog(place).info('second');
  expect(statSync(file).size).toBeLessThan(200);
  expect(existsSync(path.join(place, 'farshore.previous.log'))).toBe(true);
  expect(readFileSync(file, 'utf8')).toContain('second');
});

it('does not throw where nothing can be written', () => {
  expect(() => fileLog(path.join(temporaryFolder(), 'missing')).info('lost')).not.toThrow();
});
