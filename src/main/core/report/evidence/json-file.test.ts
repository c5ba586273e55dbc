import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonInTurns, jsonOf } from './json-file.ts';

const turn = (): Promise<void> => Promise.resolve();
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

describe('JSON that is written in pieces', () => {
  it('is what is written at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.integer({ min: 501, max: 1_100 }), async (any, length) => {
        const long = {
          before: any,
          list: Array.from({ length }, () => any),
          inner: { also: Array(length).fill([any]) },
        };
        for (const value of [any, long, [long, any]]) {
          expect(textOf(await jsonInTurns(value, turn))).toBe(textOf(jsonOf(value)));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('leaves out what JSON leaves out', async () => {
    const value = { a: undefined, list: Array(600).fill({ b: undefined, c: 'line\nbreak' }), d: undefined };
    expect(textOf(await jsonInTurns(value, turn))).toBe(textOf(jsonOf(value)));
  });

  it('gives way between the pieces of a long list', async () => {
    let turns = 0;
    await jsonInTurns({ list: Array(10_000).fill({ id: 'x' }) }, () => Promise.resolve(void (turns += 1)));
    expect(turns).toBeGreaterThan(19);
  });
});
