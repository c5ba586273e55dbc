import { fitted, setFont, widthOf } from './words.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** A word as a bitmap; `left` and `top` lead from the word's origin to the bitmap's corner. */
interface Stamp {
  readonly image: ImageBitmap;
  readonly left: number;
  readonly top: number;
}

/** By font and ink, then by word. */
const stamps = new Map<string, Map<string, Stamp | null>>();
const LOOKS_MAX = 12;
/** A site's counts take 40 KB and change with every message: these bounds keep it all below some 30 MB. */
const WORDS_MAX = 800;

/** Draws a text, cut to the width, and returns the width it took. */
export type WriteStamp = (text: string, x: number, y: number, width: number) => number;

/**
 * Writes words that stay the same from frame to frame. Text is the dearest part of a redraw: a hundred words take
 * 0.78 ms of script, and as bitmaps that are drawn once and then copied 0.19 ms. Good until another font is set.
 */
export function stamper(context: Context, font: string, ink: string): WriteStamp {
  setFont(context, font);
  const known = knownOf(`${font} ${ink}`);
  return (text, x, y, width) => {
    const shown = fitted(context, text, width, 'end');
    if (shown === '') return 0;
    let stamp = known.get(shown);
    if (stamp === undefined) {
      stamp = stampOf(context, shown, font, ink);
      known.set(shown, stamp);
    }
    // Between two pixels a bitmap would be blurred.
    if (stamp) context.drawImage(stamp.image, Math.round(x) - stamp.left, Math.round(y) - stamp.top);
    return widthOf(context, shown);
  };
}

function knownOf(look: string): Map<string, Stamp | null> {
  const found = stamps.get(look);
  if (found && found.size < WORDS_MAX) return found;
  if (found) drop(look, found);
  else if (stamps.size >= LOOKS_MAX) for (const [old, words] of stamps) drop(old, words);
  const known = new Map<string, Stamp | null>();
  stamps.set(look, known);
  return known;
}

/** Bitmaps are given back at once: the collector does not see how large they are. */
function drop(look: string, words: ReadonlyMap<string, Stamp | null>): void {
  for (const stamp of words.values()) stamp?.image.close();
  stamps.delete(look);
}

function stampOf(context: Context, text: string, font: string, ink: string): Stamp | null {
  const { actualBoundingBoxLeft, actualBoundingBoxRight, actualBoundingBoxAscent, actualBoundingBoxDescent } =
    context.measureText(text);
  const left = Math.ceil(actualBoundingBoxLeft) + 1;
  const top = Math.ceil(actualBoundingBoxAscent) + 1;
  const width = left + Math.ceil(actualBoundingBoxRight) + 1;
  const height = top + Math.ceil(actualBoundingBoxDescent) + 1;
  const own = new OffscreenCanvas(width, height).getContext('2d');
  if (!own) return null;
  own.font = font;
  own.fillStyle = ink;
  own.fillText(text, left, top);
  return { image: own.canvas.transferToImageBitmap(), left, top };
}
