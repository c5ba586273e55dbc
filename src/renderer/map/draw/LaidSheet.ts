import type { Frame } from './frame.ts';
import {
  type Drawn,
  fills,
  frameOnSheet,
  type Place,
  placeAhead,
  placeFor,
  roomAhead,
  sheetSize,
  type Size,
  snugSize,
  type Way,
} from './sheet.ts';

type Context = OffscreenCanvasRenderingContext2D;
export type Paint = (context: Context, frame: Frame) => void;

const LAID = { position: 'absolute', left: '0', top: '0', pointerEvents: 'none', willChange: 'transform' } as const;

/** A canvas at least as large as the view: where it lies, and what it holds. Has no pixels before it is drawn on. */
export class LaidSheet {
  readonly #element: HTMLCanvasElement;
  readonly #context: Context;
  #place: Place = { x: 0, y: 0 };
  #drawn: Drawn | null = null;
  #dpr = 0;

  /** Lies before the mark in its element, and so below whatever comes after it. */
  constructor(mark: ChildNode, isOpaque: boolean, emptied: () => void) {
    this.#element = document.createElement('canvas');
    this.#element.setAttribute('aria-hidden', 'true');
    this.#element.width = 1;
    this.#element.height = 1;
    Object.assign(this.#element.style, LAID);
    this.show(false);
    mark.before(this.#element);
    const canvas = this.#element.transferControlToOffscreen();
    canvas.addEventListener('contextrestored', emptied);
    const context = canvas.getContext('2d', { alpha: !isOpaque });
    if (!context) throw new Error('This computer offers no canvas to draw the map on.');
    this.#context = context;
  }

  get place(): Place {
    return this.#place;
  }

  /** The view for which it was drawn; null while it holds nothing. */
  get drawnFor(): Frame | null {
    return this.#drawn?.seen ?? null;
  }

  /** What it holds is not good any more. It stays on the screen until the sheet is drawn anew. */
  forget(): void {
    this.#drawn = null;
  }

  show(isShown: boolean): void {
    this.#element.style.visibility = isShown ? '' : 'hidden';
  }

  remove(): void {
    this.#element.remove();
  }

  /** Draws where it lies; it cannot be moved in the same moment without the map being seen to jump. */
  draw(seen: Frame, paint: Paint): void {
    const isSame = this.#fit(seen) && fills(seen, this.#place, this.#context.canvas);
    if (!isSame) this.#lay(placeAhead(seen, this.#context.canvas, { x: 0, y: 0 }), seen.dpr);
    this.#paint(seen, paint);
  }

  /** Draws on what it holds. False where it does not hold what is seen. */
  mend(seen: Frame, paint: Paint): boolean {
    const holds = this.moveTo(seen);
    if (holds) this.#paint(seen, paint);
    return holds;
  }

  /** Has its pixels made, and is drawn on for nothing but the practice. */
  warmUp(seen: Frame, paint: Paint): void {
    this.#fit(seen);
    this.#paint(seen, paint);
    this.forget();
  }

  /** Draws it unseen, to be shown in a while, with the most room where the map comes in. */
  drawAhead(seen: Frame, way: Way, paint: Paint): void {
    this.#fit(seen);
    this.#lay(placeAhead(seen, this.#context.canvas, way), seen.dpr);
    this.#paint(seen, paint);
  }

  /** Brings what it holds to where the camera sees it; false where it does not hold all of the view. */
  moveTo(seen: Frame): boolean {
    const place = this.#drawn && placeFor(seen, this.#drawn);
    if (!place) return false;
    this.#lay(place, seen.dpr);
    return true;
  }

  /** How far the map may go on this way until the sheet must be drawn. */
  roomAhead(seen: Frame, way: Way): number {
    return this.#drawn ? roomAhead(seen, this.#place, this.#drawn, way) : 0;
  }

  #paint(seen: Frame, paint: Paint): void {
    const frame = frameOnSheet(seen, this.#place, this.#context.canvas);
    paint(this.#context, frame);
    const { width, height, originX, originY } = frame;
    this.#drawn = { seen, width, height, originX, originY };
  }

  /** Gives the sheet a size that is good for this view. False where it had another. */
  #fit(seen: Frame): boolean {
    const { canvas } = this.#context;
    const least = snugSize(seen);
    const most = sheetSize(seen);
    const isUsed = this.#dpr === seen.dpr && isWithin(canvas, most);
    if (isUsed && isWithin(least, canvas)) return true;
    // A map that has outgrown its sheet is being zoomed: it will not be made anew at every step.
    const { width, height } = isUsed ? most : least;
    canvas.width = width;
    canvas.height = height;
    this.#dpr = seen.dpr;
    this.#element.style.width = `${width / seen.dpr}px`;
    this.#element.style.height = `${height / seen.dpr}px`;
    return false;
  }

  #lay(place: Place, dpr: number): void {
    this.#place = place;
    this.#element.style.transform = `translate(${place.x / dpr}px, ${place.y / dpr}px)`;
  }
}

function isWithin(one: Size, other: Size): boolean {
  return one.width <= other.width && one.height <= other.height;
}
