import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const textOf = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const css = textOf('./tokens.css');

/** The tokens of one theme: dark is light with what dark says anew. */
function tokensOf(...blocks: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    blocks.flatMap((block) =>
      [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m): [string, string] => [m[1] ?? '', m[2] ?? '']),
    ),
  );
}

const [light = '', dark = ''] = css
  .split('@media (prefers-color-scheme: dark)')
  .map((part) => part.split('@media (forced-colors')[0] ?? '');
const [, more = '', moreDark = ''] = textOf('./contrast.css').split('@media (forced-colors: none)');
const usual = { word: 4.5, cell: 3 } as const;
const strong = { word: 7, cell: 4.5 } as const;
const themes = {
  light: { tokens: tokensOf(light), at: usual },
  dark: { tokens: tokensOf(light, dark), at: usual },
  'high contrast on white': { tokens: tokensOf(light, more), at: strong },
  'high contrast on black': { tokens: tokensOf(light, dark, moreDark), at: strong },
};

function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = parts.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const states = [
  'neutral',
  'behind',
  'behind-4x',
  'beyond-4x',
  'working',
  'failover',
  'test',
  'switch',
  'moved',
  'failed',
  'unknown',
];
const surfaces = ['surface-1', 'surface-2'];

describe.each(Object.entries(themes))('the %s theme', (_name, { tokens, at }) => {
  const of = (name: string) => tokens[name] ?? '#000000';

  it.each(['text-1', 'text-2', 'text-3'])(`writes %s at ${at.word}:1 or better`, (text) => {
    for (const surface of ['surface-0', ...surfaces])
      expect(contrast(of(text), of(surface))).toBeGreaterThanOrEqual(at.word);
  });

  it.each(states)(`shows a cell of %s at ${at.cell}:1 and its word at ${at.word}:1`, (state) => {
    for (const surface of surfaces) {
      expect(contrast(of(`state-${state}`), of(surface))).toBeGreaterThanOrEqual(at.cell);
      expect(contrast(of(`state-${state}-text`), of(surface))).toBeGreaterThanOrEqual(at.word);
    }
    // The glyph upon the cell.
    expect(contrast(of('state-on'), of(`state-${state}`))).toBeGreaterThanOrEqual(3);
    // The word of a state in a selected row.
    expect(contrast(of(`state-${state}-text`), of('accent-soft'))).toBeGreaterThanOrEqual(4.5);
  });

  it(`shows a replica at rest at ${at.cell}:1, and apart from a protected VM`, () => {
    for (const surface of surfaces) expect(contrast(of('state-ghost'), of(surface))).toBeGreaterThanOrEqual(at.cell);
    expect(contrast(of('state-ghost'), of('state-neutral'))).toBeGreaterThanOrEqual(1.5);
  });

  it('writes on its buttons and on two copies at 4.5:1', () => {
    expect(contrast(of('accent-text'), of('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('two-copies-on'), of('two-copies'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('accent'), of('accent-soft'))).toBeGreaterThanOrEqual(4.5);
  });

  it('draws controls and the focus at 3:1', () => {
    for (const surface of surfaces) {
      expect(contrast(of('line-strong'), of(surface))).toBeGreaterThanOrEqual(3);
      expect(contrast(of('accent'), of(surface))).toBeGreaterThanOrEqual(3);
    }
  });
});
