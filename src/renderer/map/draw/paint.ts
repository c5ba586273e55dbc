import { type Hue, type Mark, markLooks } from '../../estate/marks.ts';
import type { Glyph } from '../../ui/glyphs.ts';
import { type CellStyle, cellStyles } from './cellStyles.ts';
import type { Palette } from './palette.ts';

/**
 * How the cells of one style are filled. `bar`: neighbours in one stroke. `each`: cell by cell, because the middle is cut
 * out or the cell is smaller than its place.
 */
export interface CellPaint {
  readonly how: 'none' | 'bar' | 'each-hollow' | 'each-small' | 'each-framed';
  readonly fill: string;
  readonly hue: Hue;
  /** Drawn upon the tile once there is room for it. */
  readonly glyph: Glyph | null;
  readonly glyphInk: string;
}

export function paintsOf(palette: Palette): readonly CellPaint[] {
  return cellStyles.map((style) => paintOf(style, palette));
}

function paintOf(style: CellStyle, palette: Palette): CellPaint {
  const plain = { glyph: null, glyphInk: palette.on, hue: 'neutral' } as const;
  switch (style) {
    case 'none':
      return { ...plain, how: 'none', fill: palette.ground };
    case 'faded':
      return { ...plain, how: 'bar', fill: palette.faded };
    case 'ghost':
      return { ...plain, how: palette.isForced ? 'each-hollow' : 'bar', fill: palette.ghost };
    case 'hollow':
      return { ...plain, how: 'each-hollow', fill: palette.fill.neutral };
    case 'unprotected':
      return { ...plain, how: 'each-small', fill: palette.fill.neutral };
    case 'protected':
    case 'tested-lately':
      return { ...plain, how: 'bar', fill: palette.fill.neutral };
    case 'two-copies':
      return {
        how: 'each-framed',
        fill: palette.fill['two-copies'],
        hue: 'two-copies',
        glyph: 'double-bar',
        glyphInk: palette.twoCopiesOn,
      };
    case 'tested-months-ago':
    case 'tested-long-ago':
    case 'never-tested':
    case 'no-point':
    case 'behind-2x':
    case 'behind-4x':
    case 'beyond-4x':
    case 'moved':
    case 'test':
    case 'working':
    case 'failback':
    case 'ready-to-switch':
    case 'failover':
    case 'unknown':
    case 'stalled':
    case 'failed':
      return tile(style, palette);
  }
}

function tile(mark: Mark, palette: Palette): CellPaint {
  const { hue, glyph } = markLooks[mark];
  return { how: 'bar', fill: palette.fill[hue], hue, glyph, glyphInk: palette.on };
}
