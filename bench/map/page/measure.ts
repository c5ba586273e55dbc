import type { EstatePicture } from '../../../src/shared/ipc/estate.ts';
import type { ChangeFigures, FrameScript, Round, RoundRequest, SelectFigures } from '../round.ts';
import { VIEW } from '../places.ts';
import { median, p95 } from '../statistics.ts';
import { changesOf, type RowsDelta } from './changes.ts';
import type { Contender, Rectangle } from './contender.ts';
import { makeContender } from './contenders/index.ts';
import { estateOf } from './estate.ts';
import { eachFrame, type FrameLimits, painted, settled, takeCallbacks } from './frames.ts';

const LIMITS: FrameLimits = { framesMax: 120, durationMsMax: 4_000 };
const STEP_PX = 3;
const STEPS_A_SIDE = 4;
const RECTANGLES = 3;
const MOVES = 40;
/** Nearer to an edge our map would begin to scroll under the rectangle. */
const INSET_PX = 32;
const CHANGED_VMS = 100;
const MESSAGES = 20;

/** One contender on a fresh element: shown, dragged, drawn rectangles on, changed, taken away. */
export async function round(request: RoundRequest): Promise<Round> {
  const stage = document.querySelector('#stage');
  if (!stage) throw new Error('The page lacks its stage.');
  const picture = estateOf(request.vms, request.seed);
  const contender = await makeContender(request.contender);
  const idleBefore = request.idle === 'before' ? await idleFrame() : null;
  const element = document.createElement('div');
  stage.append(element);
  await settled();
  requireView(element);
  const firstPaintMs = await firstPaint(contender, picture, element);
  const pan = await eachFrame(LIMITS, (frame) => contender.pan(...squareStep(frame)));
  const change = contender.change ? await changes(contender, picture) : null;
  const select = contender.select ? await rectangles(contender.select, element) : null;
  const renderer = contender.renderer?.() ?? null;
  contender.dispose();
  element.remove();
  return {
    idleFrameMs: request.idle === 'after' ? await idleFrame() : idleBefore,
    firstPaintMs,
    panFrameMs: p95(pan.intervalsMs),
    panCallbacks: pan.callbacks,
    renderer,
    select,
    change,
  };
}

/** Some displays keep a pixel for themselves. */
const SLACK_PX = 4;

/** A window may come out smaller than it was asked to be, and everything in it would then be faster. */
function requireView({ clientWidth, clientHeight }: HTMLElement): void {
  if (clientWidth >= VIEW.width - SLACK_PX && clientHeight >= VIEW.height - SLACK_PX) return;
  throw new Error(`The page is ${clientWidth} × ${clientHeight} and not ${VIEW.width} × ${VIEW.height}.`);
}

/** The frames of a page on which nothing happens. */
async function idleFrame(): Promise<number> {
  const { intervalsMs } = await eachFrame(LIMITS, () => undefined);
  return p95(intervalsMs);
}

async function firstPaint(contender: Contender, picture: EstatePicture, element: HTMLElement): Promise<number> {
  const start = performance.now();
  await contender.mount(picture, element);
  await painted();
  return performance.now() - start;
}

/** Around a small square: the whole map stays in view, and so has to be drawn in every frame. */
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
  const callbacks: FrameScript[] = [];
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

async function changes(contender: Contender, picture: EstatePicture): Promise<ChangeFigures> {
  const toPaintMs: number[] = [];
  const callbacks: FrameScript[] = [];
  for (let message = 0; message < MESSAGES; message += 1) {
    await settled();
    const delta = changesOf({ ...picture, version: picture.version + message }, CHANGED_VMS, message);
    const start = performance.now();
    await delivered(delta, (received) => contender.change?.(received));
    await painted();
    toPaintMs.push(performance.now() - start);
    callbacks.push(...takeCallbacks());
  }
  return { toPaintMs: median(toPaintMs), callbacks };
}

/** Through a channel, so that the message is copied and waits its turn as one from the console does. */
function delivered(delta: RowsDelta, take: (delta: RowsDelta) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<RowsDelta>) => {
      port1.close();
      try {
        take(data);
        resolve();
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    port2.postMessage(delta);
  });
}
