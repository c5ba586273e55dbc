import { describe, expect, it } from 'vitest';
import { catalogues, codesIn, languageOf, languages, message, textIn, wordsOf } from './index.ts';

const { en: english, de: german } = catalogues;

/** What a text is filled with: `n`, `count`, `at:time`. */
function placeholdersOf(text: string): readonly string[] {
  const names = [...text.matchAll(/\{(\w+(?::[\w.-]+)?)[|}]/g)].map(([, name]) => name ?? '');
  return [...new Set(names)].sort();
}

/** Filled with one, then with many: no brace may be left. */
function filled(code: string, catalogue: typeof english): readonly string[] {
  const names = placeholdersOf(textIn(english, code) ?? '').map((name) => name.replace(/:.*/, ''));
  return [1, 3].map((value) =>
    wordsOf(message(code, Object.fromEntries(names.map((name) => [name, value]))), catalogue),
  );
}

/** What a text says beside what it is filled with. A word or two may be the same in both: "Gateway", "Live". */
function wordsIn(text: string): readonly string[] {
  return text.replace(/\{[^}]*\}/g, ' ').match(/\p{L}{2,}/gu) ?? [];
}

describe('the languages', () => {
  it('have the same texts', () => {
    for (const language of languages) {
      expect(codesIn(catalogues[language]).toSorted()).toEqual(codesIn(english).toSorted());
    }
  });

  it('say each text in one place', () => {
    expect(new Set(codesIn(english)).size).toBe(codesIn(english).length);
  });

  it('are filled alike, and leave nothing open', () => {
    for (const code of codesIn(english)) {
      expect([code, ...placeholdersOf(textIn(german, code) ?? '')]).toEqual([
        code,
        ...placeholdersOf(textIn(english, code) ?? ''),
      ]);
      const all = [...filled(code, english), ...filled(code, german)];
      expect(all.filter((words) => /[{}]/.test(words))).toEqual([]);
    }
  });

  it('say a state by its word, not by its code', () => {
    const text = message('excluded.state', { state: 'failback' });
    expect(wordsOf(text)).toBe('Not possible in the state of its replica: Runs at home, not committed.');
    expect(wordsOf(text, german)).toContain('Läuft zu Hause');
    expect(wordsOf(message('excluded.state', { state: 'of a newer version' }))).toContain('of a newer version');
  });

  it('are two: no text of three words is the same in both', () => {
    const untranslated = codesIn(english).filter(
      (code) => textIn(english, code) === textIn(german, code) && wordsIn(textIn(english, code) ?? '').length > 2,
    );
    expect(untranslated).toEqual([]);
  });

  it('are chosen by a person, else by the system, else it is English', () => {
    expect(languageOf('de', ['en-GB'])).toBe('de');
    expect(languageOf('system', ['fr-CA', 'de-CH', 'en-GB'])).toBe('de');
    expect(languageOf('system', ['pt-BR'])).toBe('en');
    expect(languageOf('system', [])).toBe('en');
  });

  it('write numbers and moments as whoever asks does', () => {
    const manner = { number: (n: number) => `<${n}>`, moment: () => 'gestern' };
    expect(wordsOf(message('waits.stalled', { n: 1_200 }), german, manner)).toContain('<1200> VMs kommen nicht voran');
    expect(wordsOf(message('step.waits-until', { at: 0 }), german, manner)).toBe('Wartet bis gestern.');
  });
});
