import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogues, codesIn, textIn, wordsOf, message } from '#shared/texts/index.ts';

const CORE = import.meta.dirname;

function codesInSource(): { readonly whole: string[]; readonly prefixes: string[] } {
  const whole = new Set<string>();
  const prefixes = new Set<string>();
  for (const entry of readdirSync(CORE, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.ts') || entry.endsWith('.test.ts')) continue;
    const source = readFileSync(join(CORE, entry), 'utf8');
    for (const [, code] of source.matchAll(/message\(\s*'([\w.-]+)'/g)) whole.add(code ?? '');
    for (const [, code] of source.matchAll(/message\(\s*`([\w.-]+)\$\{/g)) prefixes.add(code ?? '');
  }
  return { whole: [...whole], prefixes: [...prefixes] };
}

describe('texts of the core', () => {
  const { whole, prefixes } = codesInSource();

  it('are all in the catalogue', () => {
    expect(whole.length).toBeGreaterThan(30);
    expect(whole.filter((code) => textIn(catalogues.en, code) === undefined)).toEqual([]);
    expect(prefixes.filter((prefix) => !codesIn(catalogues.en).some((code) => code.startsWith(prefix)))).toEqual([]);
  });

  it('fill in numbers, plurals and moments', () => {
    expect(wordsOf(message('waits.stalled', { n: 1 }))).toBe(
      '1 VM has stalled. Ask the provider, wait, or end the run.',
    );
    expect(wordsOf(message('waits.stalled', { n: 3 }))).toContain('3 VMs have stalled');
    expect(wordsOf(message('loss.after-point', { at: Date.UTC(2026, 0, 2, 3, 4, 5) }))).toContain(
      '2026-01-02 03:04:05 UTC',
    );
  });
});
