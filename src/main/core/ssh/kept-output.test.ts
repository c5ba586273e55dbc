import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeptOutput } from './kept-output.ts';

const KEPT_CHARACTERS_MAX = 33_000;

function kept(text: string, secrets: readonly string[], chunkBytes: number): string {
  const output = new KeptOutput(secrets);
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += chunkBytes) output.add(bytes.subarray(from, from + chunkBytes));
  return output.text();
}

describe('what a command wrote', () => {
  it('is kept whole where it is short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), fc.integer({ min: 1, max: 100 }), (text, bytes) => {
        expect(kept(text, [], bytes)).toBe(text);
      }),
    );
  });

  it('never shows a secret, nor a part of one at a cut, wherever it lies', () => {
    const secret = 'SECRET-'.repeat(30);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 512, max: 9_000 }), (at, bytes) => {
        const text = `${'x'.repeat(at)}${secret}${'y'.repeat(60_000 - at)}`;
        const shown = kept(text, [secret], bytes);
        expect(shown).not.toContain('SECRET');
        expect(shown).not.toMatch(/[SECRT-]/);
        expect(shown.length).toBeLessThan(KEPT_CHARACTERS_MAX);
      }),
    );
  });

  it('says how much was left out', () => {
    expect(kept('z'.repeat(100_000), [], 1_000)).toContain(`… ${String(100_000 - 32 * 1024)} bytes left out …`);
  });
});
