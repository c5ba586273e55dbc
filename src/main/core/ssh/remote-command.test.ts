import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoted, remoteLine } from './remote-command.ts';

const text = fc.string({ unit: 'binary' }).map((some) => some.replaceAll('\0', ''));

describe('one word for a shell', () => {
  it('is what it was, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 40 }), (words) => {
        const told = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${words.map(quoted).join(' ')}`]);
        expect(told).toEqual(Buffer.from(words.map((word) => `${word}\0`).join('')));
      }),
      { numRuns: 50 },
    );
  });

  it('has no zero byte', () => {
    expect(() => quoted('a\0b')).toThrow(/zero byte/);
  });
});

describe('the line that is sent', () => {
  it.each(['PATH', 'LD_PRELOAD', 'FARSHORE_', 'FARSHORE_A=B', 'farshore_vm'])('takes no value called %s', (name) => {
    expect(() => remoteLine('true', 1, { [name]: 'x' })).toThrow(/no name of a value/);
  });

  it('answers with the exit code of the command', () => {
    const run = (command: string): number => {
      try {
        execFileSync('/bin/sh', ['-c', remoteLine(command, 60)], { stdio: 'ignore' });
        return 0;
      } catch (error) {
        return (error as { readonly status: number }).status;
      }
    };
    expect([run('true'), run('exit 7'), run('kill -9 $$')]).toEqual([0, 7, 137]);
  });
});
