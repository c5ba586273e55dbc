import type { Frame } from './frame.ts';
import { LaidSheet, type Paint } from './LaidSheet.ts';
import type { Way } from './sheet.ts';

/** A sheet gives its pixels to the screen by itself, some time after it was drawn on: so long the spare one stays hidden. */
const FRAMES_TO_SHOW = 3;
const MS_TO_SHOW = 60;
/** It is drawn when at the present pace the room would last so many frames more. */
const ROOM_FRAMES = 8;
/** The first drawings take four times as long as later ones: the browser compiles what it sees run often. */
const WARM_UPS = 10;

/**
 * One layer of the map, on two sheets at least as large as the view: dragging moves a sheet and draws nothing. Each is handed over
 * to an off-screen canvas, which gives its pixels to the screen itself and not by way of the page: without a GPU the page
 * would copy every one three times, and a redraw cost 22 ms of the processor in place of 7. But sheet and page so come to
 * the screen each in its own time. What is seen is therefore never drawn on and moved at once, which would make the map
 * jump: where its margin runs out the spare sheet is drawn, unseen, and takes its place a little later.
 */
export class SlidingCanvas {
  /** Where the sheets of this layer lie among those of the others. */
  readonly #mark = document.createComment('');
  readonly #makeSheet: () => LaidSheet;
  /** Each is made when it is needed: four canvases would be a tenth of the first picture's time. */
  #front: LaidSheet | null = null;
  #spare: LaidSheet | null = null;
  #spareFrames = 0;
  #spareDrawnAt = 0;
  #warmUps = 0;
  #isRemoved = false;

  /** Puts its sheets below everything that is in the element by now. */
  constructor(parent: HTMLElement, isOpaque: boolean, emptied: () => void) {
    parent.prepend(this.#mark);
    this.#makeSheet = () => new LaidSheet(this.#mark, isOpaque, emptied);
  }

  remove(): void {
    this.#isRemoved = true;
    this.#front?.remove();
    this.#spare?.remove();
    this.#mark.remove();
  }

  /** While nothing is shown yet. */
  warmUp(seen: Frame, paint: Paint): void {
    this.#front ??= this.#makeSheet();
    this.#front.warmUp(seen, paint);
  }

  hide(): void {
    this.#front?.show(false);
    this.#front?.forget();
    this.#spare?.forget();
  }

  /** Draws anew, on the sheet that is seen and where it lies. */
  draw(seen: Frame, paint: Paint): void {
    this.#spare?.forget();
    this.#front ??= this.#makeSheet();
    this.#front.draw(seen, paint);
    this.#front.show(true);
    if (this.#warmUps === 0) this.#warmUpWhenIdle(seen, paint);
  }

  /** Brings what was drawn to where the camera sees it now, and draws it only where it does not fill the view. */
  slide(seen: Frame, paint: Paint): void {
    const front = this.#front;
    const before = front?.place;
    if (front && before && front.moveTo(seen)) {
      const { x, y } = front.place;
      this.#keepAhead(front, seen, { x: x - before.x, y: y - before.y }, paint);
    } else this.draw(seen, paint);
  }

  /** Draws on what is there. False where that is not what is seen. */
  mend(seen: Frame, paint: Paint): boolean {
    this.#spare?.forget();
    return this.#front?.mend(seen, paint) ?? false;
  }

  /** The view for which it was drawn; null while nothing is. */
  get drawnFor(): Frame | null {
    return this.#front?.drawnFor ?? null;
  }

  /** Has the spare sheet drawn in time, and shown once it is surely there. */
  #keepAhead(front: LaidSheet, seen: Frame, way: Way, paint: Paint): void {
    const spare = (this.#spare ??= this.#makeSheet());
    if (spare.drawnFor === null) {
      if (front.roomAhead(seen, way) > ROOM_FRAMES * Math.hypot(way.x, way.y)) return;
      spare.drawAhead(seen, way, paint);
      this.#spareFrames = 0;
      this.#spareDrawnAt = performance.now();
      return;
    }
    this.#spareFrames += 1;
    const isThere = this.#spareFrames >= FRAMES_TO_SHOW && performance.now() - this.#spareDrawnAt >= MS_TO_SHOW;
    if (!spare.moveTo(seen)) spare.forget();
    else if (isThere) this.#swap(front, spare);
  }

  /** Once, on the sheet that is not seen, while nobody waits: whoever drags the map first drags one that is quick already. */
  #warmUpWhenIdle(seen: Frame, paint: Paint): void {
    this.#warmUps += 1;
    requestIdleCallback(() => {
      if (this.#isRemoved) return;
      const spare = (this.#spare ??= this.#makeSheet());
      if (spare.drawnFor !== null) return;
      spare.warmUp(seen, paint);
      if (this.#warmUps < WARM_UPS) this.#warmUpWhenIdle(seen, paint);
    });
  }

  #swap(front: LaidSheet, spare: LaidSheet): void {
    this.#front = spare;
    this.#spare = front;
    spare.show(true);
    front.show(false);
    front.forget();
  }
}
