import { describe, expect, it } from 'vitest';
import { catalogues, wordsOf } from '#shared/texts/index.ts';
import { offlineWords } from './offline-words.ts';

const english = (detail: string) => wordsOf(offlineWords(detail));

describe('why no gateway is heard', () => {
  it('is said in words, and the code stands behind', () => {
    expect(english('closed: read ECONNRESET (ECONNRESET)')).toBe(
      'No gateway is heard: the other side cut the connection. What is shown is the last known state; it goes on by ' +
        'itself. (ECONNRESET)',
    );
    expect(wordsOf(offlineWords('dns: getaddrinfo ENOTFOUND gw (ENOTFOUND)'), catalogues.de)).toContain(
      'Kein Gateway ist zu hören: sein Name führt zu keiner Adresse.',
    );
  });

  it.each([
    ['read ECONNRESET', 'cut the connection'],
    ['silent for 45000 ms', 'silent'],
    ['something new', 'the connection was lost'],
    ['other: something new', 'the connection was lost'],
  ])('is known of “%s”', (detail, words) => {
    expect(english(detail)).toContain(words);
  });
});
