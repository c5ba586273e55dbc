// Frames as the page gets them, and what the contender does in each.
import type { FrameScript } from '../round.ts';

const nextFrame = window.requestAnimationFrame.bind(window);
let callbacks: FrameScript[] = [];

/** From here on, what anybody does in an animation frame is timed. Must run before a peer's module keeps the function. */
export function watchFrames(): void {
  window.requestAnimationFrame = (callback) => {
    const id = nextFrame((now) => {
      const start = performance.now();
      callback(now);
      callbacks.push({ id, wallMs: performance.now() - start });
    });
    return id;
  };
}

/** The contender's callbacks in animation frames since this was last asked. */
function takeCallbacks(): readonly FrameScript[] {
  const taken = callbacks;
  callbacks = [];
  return taken;
}

export interface Frames {
  readonly intervalsMs: readonly number[];
  readonly callbacks: readonly FrameScript[];
}

export interface FrameLimits {
  readonly framesMax: number;
  /** A contender of three frames a second must not keep everybody waiting. */
  readonly durationMsMax: number;
}

/** Does something before every frame, as a pointer does, and records how far apart the frames are and what is done in them. */
export async function eachFrame(limits: FrameLimits, act: (frame: number) => void): Promise<Frames> {
  const intervalsMs: number[] = [];
  await settled();
  const begun = performance.now();
  let last = begun;
  for (let frame = 0; frame < limits.framesMax && last - begun < limits.durationMsMax; frame += 1) {
    act(frame);
    const now = await frameTime();
    // The first lies between a quiet page and a frame.
    if (frame > 0) intervalsMs.push(now - last);
    last = now;
    await afterThisFrame();
  }
  const done = takeCallbacks();
  await settled();
  return { intervalsMs, callbacks: done };
}

function frameTime(): Promise<number> {
  return new Promise((resolve) => nextFrame(() => resolve(performance.now())));
}

/** Ends when the frame that is being made has been painted: a message is delivered only after its rendering steps. */
function afterThisFrame(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Ends when whatever has been asked for until now is painted. */
export async function painted(): Promise<void> {
  await new Promise((resolve) => nextFrame(resolve));
  await afterThisFrame();
}

const SETTLED_FRAMES = 6;

/** Some quiet frames, so that one measurement's work is not found in the next one's figures. */
export async function settled(): Promise<void> {
  for (let frame = 0; frame < SETTLED_FRAMES; frame += 1) await painted();
  takeCallbacks();
}
