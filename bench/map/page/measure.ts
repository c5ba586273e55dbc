import { type Begun, type Finished, MARK, type Panned, type RoundRequest, type SelectFigures } from '../round.ts';
import { VIEW } from '../places.ts';
import { p95 } from '../statistics.ts';
import type { Contender, Rectangle } from './contender.ts';
import { makeContender } from './contenders/index.ts';
import { estateOf } from './estate.ts';
import { eachFrame, type FrameLimits, painted, settled } from './frames.ts';
import { newElement } from './stage.ts';

const LIMITS: FrameLimits = { framesMax: 120, durationMsMax: 4_000 };
const STEP_PX = 3;
const STEPS_A_SIDE = 40;
const RECTANGLES = 3;
const MOVES = 40;
/** Nearer to an edge our map would begin to scroll under the rectangle. */
const INSET_PX = 32;

/** One contender on a fresh element: shown, dragged, drawn rectangles on, taken away. */
export class Contest {
  readonly #request: RoundRequest;
  readonly #contender: Contender;
  readonly #element: HTMLElement;

  private constructor(request: RoundRequest, contender: Contender) {
    this.#request = request;
    this.#contender = contender;
    this.#element = newElement();
  }

  static async begin(request: RoundRequest): Promise<readonly [Contest, Begun]> {
    const picture = estateOf(request.vms, request.seed);
    const contender = await makeContender(request.contender);
    if (request.withIdle) await idle();
    const contest = new Contest(request, contender);
    await settled();
    requireView(contest.#element);
    const start = performance.now();
    await contender.mount(picture, contest.#element);
    await painted();
    const mountMs = performance.now() - start;
    return [contest, { mountMs, renderer: contender.renderer?.() ?? null }];
  }

  async pan(): Promise<Panned> {
    await settled();
    performance.mark(MARK.panBegins);
    const { intervalsMs } = await eachFrame(LIMITS, (frame) => this.#contender.pan(...squareStep(frame)));
    performance.mark(MARK.panEnds);
    return { framesMs: intervalsMs };
  }

  async finish(): Promise<Finished> {
    const { select } = this.#contender;
    const redraws = await this.#redraws();
    const figures = select ? await rectangles(select, this.#element) : null;
    this.#contender.dispose();
    this.#element.remove();
    if (this.#request.withIdle) await idle();
    return { redraws, select: figures };
  }

  /** Dragged, and everything drawn anew in every frame. */
  async #redraws(): Promise<Finished['redraws']> {
    if (!this.#contender.redraw) return null;
    const { callbacks } = await eachFrame(LIMITS, (frame) => {
      this.#contender.pan(...squareStep(frame));
      this.#contender.redraw?.();
    });
    return callbacks;
  }
}

/** Some displays keep a pixel for themselves. */
const SLACK_PX = 4;

/** A window may come out smaller than it was asked to be, and everything in it would then be faster. */
function requireView({ clientWidth, clientHeight }: HTMLElement): void {
  if (clientWidth >= VIEW.width - SLACK_PX && clientHeight >= VIEW.height - SLACK_PX) return;
  throw new Error(`The page is ${clientWidth} × ${clientHeight} and not ${VIEW.width} × ${VIEW.height}.`);
}

/** A page on which one pixel changes with every frame: if nothing did, no frame would go to the screen. */
async function idle(): Promise<void> {
  const pixel = newElement();
  pixel.style.cssText = 'position: absolute; width: 1px; height: 1px';
  await settled();
  performance.mark(MARK.idleBegins);
  await eachFrame(LIMITS, (frame) => {
    pixel.style.background = frame % 2 === 0 ? 'black' : 'white';
  });
  performance.mark(MARK.idleEnds);
  pixel.remove();
}

/** Around a square that is small enough for nearly all of the map to stay in view. */
function squareStep(frame: number): readonly [number, number] {
  const sides = [
    [STEP_PX, 0],
    [0, STEP_PX],
    [-STEP_PX, 0],
    [0, -STEP_PX],
  ] as const;
  return sides[Math.floor(frame / STEPS_A_SIDE) % sides.length] ?? [0, 0];
}

/** From corner to corner, one movement a frame, as a browser delivers them; at the end it holds nearly every VM. */
async function rectangles(rectangle: Rectangle, element: HTMLElement): Promise<SelectFigures> {
  const width = element.clientWidth - 2 * INSET_PX;
  const height = element.clientHeight - 2 * INSET_PX;
  const movesMs: number[] = [];
  const callbacks: SelectFigures['callbacks'][number][] = [];
  let selected = 0;
  for (let count = 0; count < RECTANGLES; count += 1) {
    rectangle.begin({ x: INSET_PX, y: INSET_PX });
    const frames = await eachFrame({ ...LIMITS, framesMax: MOVES }, (frame) => {
      const share = frame / MOVES;
      const start = performance.now();
      rectangle.move({ x: INSET_PX + width * share, y: INSET_PX + height * share });
      movesMs.push(performance.now() - start);
    });
    callbacks.push(...frames.callbacks);
    selected = rectangle.end();
  }
  return { moveMs: p95(movesMs), callbacks, selected };
}
