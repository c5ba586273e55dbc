/** A piece of a text: as it stands, or a sign that cannot be seen, by its name. */
export interface Piece {
  readonly text: string;
  readonly isSign: boolean;
}

/** What has no shape of its own, or looks like a space and is none: all but the space and the line feed. */
const UNSEEN = /(?![\n ])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Zs}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A text such that nothing in it is hidden: every sign that cannot be seen, or that would turn the text around, is shown by
 * its code. Line breaks stay line breaks. Pure.
 */
export function visiblePieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: sign, index } of text.matchAll(UNSEEN)) {
    if (index > from) pieces.push({ text: text.slice(from, index), isSign: false });
    pieces.push({ text: signName(sign), isSign: true });
    from = index + sign.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isSign: false });
  return pieces;
}

function signName(sign: string): string {
  if (sign === '\t') return '⇥TAB';
  if (sign === '\r') return '␍CR';
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
