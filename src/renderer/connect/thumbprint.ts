/** Pairs of hex digits in rows of eight: what two people can read to each other over a telephone. */
const PAIRS_IN_ROW = 8;

export function thumbprintRows(thumbprint: string): readonly (readonly string[])[] {
  const pairs = thumbprint.split(':');
  const rows: string[][] = [];
  for (let at = 0; at < pairs.length; at += PAIRS_IN_ROW) rows.push(pairs.slice(at, at + PAIRS_IN_ROW));
  return rows;
}

/** How a pasted thumbprint compares. Colons, blanks and case do not matter; a part of one is not a match. */
export function compareThumbprint(pasted: string, presented: string): 'empty' | 'same' | 'different' {
  const digits = (text: string) => text.replace(/[^0-9a-f]/gi, '').toUpperCase();
  const given = digits(pasted.replace(/sha-?256/gi, ''));
  if (given === '') return 'empty';
  return given === digits(presented) ? 'same' : 'different';
}
