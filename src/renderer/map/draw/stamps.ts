import { fitted, setFont, widthOf } from './words.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** A word as a bitmap; `left` and `top` lead from the word's origin to the bitmap's corner. */
interface Stamp {
  readonly image: ImageBitmap;
  readonly left: number;
  readonly top: number;
}

/** `once`: it was written once, and may never be again. `due`: its bitmap is made when there is time. */
type Known = Stamp | 'once' | 'due';

/** By font and ink, then by word. */
const stamps = new Map<string, Map<string, Known>>();
const LOOKS_MAX = 12;
/** These bounds keep it all below some 30 MB. */
const WORDS_MAX = 800;

/** Names stay what they are; facts change with every message. */
export type Stamped = 'names' | 'facts';

/** Draws a text, cut to the width, and returns the width it took. */
export type WriteStamp = (text: string, x: number, y: number, width: number) => number;

/**
 * Writes words that stay the same from frame to frame. Text is the dearest part of a redraw: a hundred words take
 * 0.78 ms of script, and as bitmaps that are drawn once and then copied 0.19 ms. A bitmap takes half a millisecond to
 * make, so it is made between frames, and only of names, and of what was written twice. Good until another font is set.
 */
export function stamper(context: Context, font: string, ink: string, what: Stamped): WriteStamp {
  setFont(context, font);
  const known = knownOf(`${font} ${ink}`);
  return (text, x, y, width) => {
    const shown = fitted(context, text, width, 'end');
    if (shown === '') return 0;
    const stamp = known.get(shown);
    // Between two pixels a bitmap would be blurred.
    if (typeof stamp === 'object') {
      context.drawImage(stamp.image, Math.round(x) - stamp.left, Math.round(y) - stamp.top);
    } else {
      context.fillStyle = ink;
      context.fillText(shown, Math.round(x), Math.round(y));
      const willComeAgain = stamp === 'once' || (stamp === undefined && what === 'names' && shown === text);
      if (willComeAgain) {
        known.set(shown, 'due');
        makeWhenIdle(() => {
          if (known.get(shown) === 'due') known.set(shown, stampOf(shown, font, ink) ?? 'once');
        });
      } else if (stamp === undefined) known.set(shown, 'once');
    }
    return widthOf(context, shown);
  };
}

/** Longer than any one of them takes, in milliseconds. */
const STAMP_MS = 2;
/** On a busy computer there is no idle time: after so long some are made all the same. */
const WAIT_MS_MAX = 100;
const LATE_MAX = 8;
const due: (() => void)[] = [];

function makeWhenIdle(make: () => void): void {
  due.push(make);
  if (due.length === 1) requestIdleCallback(makeSome, { timeout: WAIT_MS_MAX });
}

function makeSome(deadline: IdleDeadline): void {
  for (const make of deadline.didTimeout ? due.splice(0, LATE_MAX) : []) make();
  while (due.length > 0 && deadline.timeRemaining() > STAMP_MS) due.shift()?.();
  if (due.length > 0) requestIdleCallback(makeSome, { timeout: WAIT_MS_MAX });
}

function knownOf(look: string): Map<string, Known> {
  const found = stamps.get(look);
  if (found && found.size < WORDS_MAX) return found;
  if (found) drop(look, found);
  else if (stamps.size >= LOOKS_MAX) for (const [old, words] of stamps) drop(old, words);
  const known = new Map<string, Known>();
  stamps.set(look, known);
  return known;
}

/** Bitmaps are given back at once: the collector does not see how large they are. */
function drop(look: string, words: Map<string, Known>): void {
  for (const stamp of words.values()) if (typeof stamp === 'object') stamp.image.close();
  words.clear();
  stamps.delete(look);
}

function stampOf(text: string, font: string, ink: string): Stamp | null {
  const measuring = new OffscreenCanvas(1, 1).getContext('2d');
  if (!measuring) return null;
  measuring.font = font;
  const { actualBoundingBoxLeft, actualBoundingBoxRight, actualBoundingBoxAscent, actualBoundingBoxDescent } =
    measuring.measureText(text);
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
