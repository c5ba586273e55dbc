import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mapKeys } from '../map/tool/keys.ts';
import { memberKeys } from '../plans/members/keys.ts';
import { headKeys, listKeys } from '../replicas/keys.ts';
import type { Combo } from '../ui/combos.ts';
import { nameKeys } from '../ui/nameKeys.ts';
import { type KeyInput, keyIn, type PartKey } from '../ui/partKeys.ts';
import { walkKeys } from '../ui/walkKeys.ts';
import { vmPageKeys } from '../vm/keys.ts';
import { keyGroups } from './keyTable.ts';

const renderer = path.join(import.meta.dirname, '..');
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.') && !name.includes('testing'))
  .map((name) => ({ name: name.replaceAll(path.sep, '/'), text: readFileSync(path.join(renderer, name), 'utf8') }));

const table = readFileSync(path.join(renderer, 'app/keyTable.ts'), 'utf8');
const hears = /onKeyDown=|['"]keydown['"]/;
/** What takes keys from a table: the part's own, the window's, or the map's. */
const asksTable = /\bpressIn\(|\blistenForKeys\(|\bisMapKey\(/;

describe('the dialog of the keys', () => {
  it('has the table of every part that listens for keys', () => {
    const tables = sources.flatMap(({ text }) =>
      [...text.matchAll(/export const (\w+Keys): readonly (?:PartKey<|WindowKey|Omit<WindowKey)/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    // Of these, other tables are made.
    const shown = tables.filter((name) => name !== 'rowKeys');
    expect(shown.length).toBeGreaterThan(8);
    expect(shown.filter((name) => !new RegExp(`\\b${name}\\)`).test(table))).toEqual([]);
  });

  it('leaves out nothing that is heard: who listens asks a table', () => {
    const listening = sources.filter(({ text }) => hears.test(text));
    expect(listening.length).toBeGreaterThan(8);
    const alone = listening.filter(({ text }) => !asksTable.test(text) || /\bkey === '/.test(text));
    // Escape while something is dragged, which stands with the pointer; Enter in a field, as in every field.
    expect(alone.map(({ name }) => name).sort()).toEqual(['map/input.ts', 'vm/JournalSlider.tsx']);
  });

  it('says each thing once in a group', () => {
    for (const { title, rows } of keyGroups) {
      const words = rows.map(({ word }) => word);
      expect([title, new Set(words).size]).toEqual([title, words.length]);
    }
  });

  const parts: Readonly<Record<string, readonly PartKey<never>[]>> = {
    ...{ map: mapKeys, list: listKeys, 'head of the list': headKeys, plan: memberKeys, names: nameKeys },
    ...{ found: walkKeys, VM: vmPageKeys },
  };
  it.each(Object.entries(parts))('shows the keys that are heard: %s', (_part, keys) => {
    for (const key of keys) {
      for (const combo of key.shown)
        expect([key.word, keyIn(keys, pressed(combo))?.word]).toEqual([key.word, key.word]);
    }
  });
});

const signs: Readonly<Record<string, string>> = {
  ...{ '↑': 'ArrowUp', '↓': 'ArrowDown', '←': 'ArrowLeft', '→': 'ArrowRight', arrows: 'ArrowDown' },
};

function pressed({ key, shift = false, alt = false, mod = false }: Combo): KeyInput {
  return { key: signs[key] ?? key, shift, alt, ctrl: mod };
}
