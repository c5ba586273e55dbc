import type { Point } from '../geometry/box.ts';
import type { MapStage } from './MapStage.ts';

/** Zoom goes in whole pixels of a cell, so what two fingers do is gathered to a step worth taking, as a power of e. */
const ZOOM_FROM = 0.07;

/**
 * Two fingers on a touch screen move and zoom the map. The first one alone draws a rectangle, as a mouse does; the second
 * takes that back.
 */
export class Pinch {
  readonly #stage: MapStage;
  readonly #fingers = new Map<number, Point>();
  #spread = 0;
  #isOn = false;

  constructor(stage: MapStage) {
    this.#stage = stage;
  }

  /** Until every finger has left: what is left of a pinch must not begin a rectangle. */
  get isOn(): boolean {
    return this.#isOn;
  }

  down(finger: number, at: Point): void {
    this.#fingers.set(finger, at);
    if (this.#fingers.size !== 2) return;
    this.#stage.cancel();
    this.#isOn = true;
    this.#spread = this.#measure().spread;
  }

  move(finger: number, at: Point): void {
    if (!this.#fingers.has(finger)) return;
    const before = this.#measure().middle;
    this.#fingers.set(finger, at);
    if (this.#fingers.size !== 2) return;
    const { middle, spread } = this.#measure();
    this.#stage.panBy(middle.x - before.x, middle.y - before.y);
    const gathered = Math.log(spread / this.#spread);
    if (Math.abs(gathered) < ZOOM_FROM) return;
    this.#stage.zoom(middle, Math.exp(gathered));
    this.#spread = spread;
  }

  up(finger: number): void {
    this.#fingers.delete(finger);
    if (this.#fingers.size === 0) this.#isOn = false;
  }

  #measure(): { readonly middle: Point; readonly spread: number } {
    const [a = { x: 0, y: 0 }, b = a] = this.#fingers.values();
    return {
      middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
      spread: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)),
    };
  }
}
