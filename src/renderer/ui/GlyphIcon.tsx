import { type Glyph, glyphs } from './glyphs.ts';

/** Beside a word that says the same, so hidden from a screen reader. */
export function GlyphIcon({ glyph, size = 12 }: { readonly glyph: Glyph; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={glyphs[glyph]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}
