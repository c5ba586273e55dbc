import { describe, expect, it } from 'vitest';
import { narrowed } from './narrowed.ts';

const hosts = Array.from({ length: 60 }, (_none, index) => ({ value: `h${index}`, name: `host-${index}`, count: 1 }));
const none: ReadonlySet<string> = new Set();

describe('a long facet', () => {
  it('shows a beginning, says how many there are besides, and never hides what is chosen', () => {
    const { shown, more } = narrowed(hosts, '', new Set(['h59']));
    expect(shown.map(({ name }) => name).slice(-2)).toEqual(['host-39', 'host-59']);
    expect(more).toBe(19);
  });

  it('leaves what holds every word that was typed', () => {
    expect(narrowed(hosts, 'HOST 57', none)).toEqual({ shown: [hosts[57]], more: 0 });
    expect(narrowed(hosts, 'nowhere', none)).toEqual({ shown: [], more: 0 });
    expect(narrowed([{ value: '', name: null, count: 3 }], 'host', none).shown).toEqual([]);
  });
});
