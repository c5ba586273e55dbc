/*
 * The glyph of every state, once: the map draws it on a canvas, lists and words draw it as SVG. Drawn in a box of
 * 16 × 16, filled by the even-odd rule, so that shape alone tells the states apart.
 */
export const glyphs = {
  square: 'M3 3h10v10H3z',
  'notch-small': 'M3 3h6v4h4v6H3z',
  'notch-half': 'M3 3h4v6h6v4H3z',
  'notch-deep': 'M3 3h2.5v7.5H13V13H3z',
  'quarter-disc': 'M8 8V1.5A6.5 6.5 0 0 1 14.5 8zM7 3v1.6A4 4 0 1 0 11.9 9.5h1.6A5.5 5.5 0 1 1 7 3z',
  'triangle-open': 'M8 1.5L15.2 14H.8zM8 5L3.7 12.3h8.6z',
  triangle: 'M8 1.5L15.2 14H.8z',
  'triangle-left': 'M1.5 8L14 1v14z',
  'diamond-open': 'M8 .8L15.2 8 8 15.2.8 8zM8 3.7L3.7 8 8 12.3 12.3 8z',
  'double-arrow': 'M.8 8L6 3.4v3.1h4V3.4L15.2 8 10 12.6V9.5H6v3.1z',
  cross: 'M3.6 2L8 6.4 12.4 2 14 3.6 9.6 8l4.4 4.4-1.6 1.6L8 9.6 3.6 14 2 12.4 6.4 8 2 3.6z',
  hourglass: 'M3 1h10v2.6L9.4 8l3.6 4.4V15H3v-2.6L6.6 8 3 3.6z',
  question:
    'M4.8 5.3C4.8 3.1 6.2 1.8 8.2 1.8s3.3 1.3 3.3 3.1c0 1.5-.8 2.2-1.7 3-.7.6-.9 1-.9 1.8v.5H7v-.8c0-1.4.6-2.1 1.5-2.9.7-.6 1-1 1-1.6 0-.8-.5-1.3-1.3-1.3-.9 0-1.4.6-1.4 1.7zM7 11.8h2v2.2H7z',
  'double-bar': 'M3.5 2H7v12H3.5zM9 2h3.5v12H9z',
  ring: 'M8 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z',
  'square-open': 'M3 3h10v10H3zM4.5 4.5v7h7v-7z',
  disc: 'M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3z',
  'disc-half': 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 4v8a4 4 0 0 0 0-8z',
  'disc-open': 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 4.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6z',
  tick: 'M6.2 12.9L1.8 8.5l1.6-1.6 2.8 2.8 6.4-6.4 1.6 1.6z',
  dots: 'M2 7h2.5v2.5H2zM6.8 7h2.5v2.5H6.8zM11.5 7H14v2.5h-2.5z',
  skip: 'M2 3l6 5-6 5zM8.5 3l6 5-6 5z',
} as const;

export type Glyph = keyof typeof glyphs;
