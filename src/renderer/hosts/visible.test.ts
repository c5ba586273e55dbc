import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visiblePieces } from './visible.ts';

const shown = (text: string) =>
  visiblePieces(text)
    .map((piece) => (piece.isSign ? `[${piece.text}]` : piece.text))
    .join('');

/** As the pieces are: whole code points. */
const signsOf = (text: string) => Array.from(text).length;

describe('a text to be confirmed', () => {
  it('shows signs that hide, turn or imitate', () => {
    expect(shown('rm x\rls\tdone')).toBe('rm x[␍CR]ls[⇥TAB]done');
    expect(shown('echo \u202egnp.exe')).toBe('echo [U+202E]gnp.exe');
    expect(shown('a\u200bb\u00a0c\u0000d\u001b[2Je')).toBe('a[U+200B]b[U+00A0]c[U+0000]d[U+001B][2Je');
  });

  it('keeps its lines, and letters of every language', () => {
    expect(shown('one\ntwo\n')).toBe('one\ntwo\n');
    expect(shown('größe 日本 🚢')).toBe('größe 日本 🚢');
  });

  it('leaves nothing out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = visiblePieces(text).filter(({ isSign }) => !isSign);
        const signs = visiblePieces(text).filter(({ isSign }) => isSign);
        expect(plain.reduce((sum, piece) => sum + signsOf(piece.text), signs.length)).toBe(signsOf(text));
      }),
    );
  });
});
