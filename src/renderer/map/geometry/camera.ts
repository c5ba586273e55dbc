import type { Box, Point } from './box.ts';

/**
 * What part of the map is in view. World units are CSS pixels at scale 1; `x`, `y` is the world point at the view's top
 * left corner.
 */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface View {
  readonly width: number;
  readonly height: number;
  /** Device pixels of one CSS pixel. */
  readonly dpr: number;
  /** CSS pixels at the right that something lies over: what is brought into view, is brought beside it. */
  readonly coveredRight?: number;
}

/** What is left of the view's width beside what lies over it. */
export function freeWidth({ width, coveredRight = 0 }: View): number {
  return Math.max(1, width - coveredRight);
}

/** The widest a cell gets, in CSS pixels: room for a name, a state and an age. */
export const CELL_PX_MAX = 112;
/** From this many device pixels on, a cell's width is a whole number of them, so that every cell looks the same. */
const CELL_DEVICE_PX_WHOLE = 3;
const FIT_MARGIN_PX = 12;

export function toWorld(camera: Camera, screen: Point): Point {
  return { x: camera.x + screen.x / camera.scale, y: camera.y + screen.y / camera.scale };
}

export function toScreen(camera: Camera, world: Point): Point {
  return { x: (world.x - camera.x) * camera.scale, y: (world.y - camera.y) * camera.scale };
}

export function boxToScreen(camera: Camera, box: Box): Box {
  const corner = toScreen(camera, box);
  return { x: corner.x, y: corner.y, w: box.w * camera.scale, h: box.h * camera.scale };
}

export function panBy(camera: Camera, dxPx: number, dyPx: number): Camera {
  return { ...camera, x: camera.x - dxPx / camera.scale, y: camera.y - dyPx / camera.scale };
}

/**
 * The nearest scale at which a cell is a whole number of device pixels wide. Cells of 5 and 6 pixels side by side would
 * shimmer; a level between them is not worth that.
 */
export function snapScale(scale: number, pitch: number, dpr: number, towards: 'nearest' | 'smaller'): number {
  const devicePx = scale * pitch * dpr;
  if (devicePx < CELL_DEVICE_PX_WHOLE) return scale;
  const whole = towards === 'smaller' ? Math.floor(devicePx + 1e-6) : Math.round(devicePx);
  return whole / (pitch * dpr);
}

/** The scale at which all of `bounds` is in view. */
export function fitScale(bounds: Box, view: View, pitch: number): number {
  const scale = Math.min(
    Math.max(1, freeWidth(view) - 2 * FIT_MARGIN_PX) / Math.max(1, bounds.w),
    (view.height - 2 * FIT_MARGIN_PX) / Math.max(1, bounds.h),
    CELL_PX_MAX / pitch,
  );
  return snapScale(Math.max(1e-3, scale), pitch, view.dpr, 'smaller');
}

export function fit(bounds: Box, view: View, pitch: number): Camera {
  const scale = fitScale(bounds, view, pitch);
  return {
    scale,
    x: bounds.x + bounds.w / 2 - freeWidth(view) / scale / 2,
    y: bounds.y + bounds.h / 2 - view.height / scale / 2,
  };
}

/** Zooms by a factor with the world point under `at` held still; never out beyond what fits, never in beyond a full cell. */
export function zoomAt(
  camera: Camera,
  at: Point,
  factor: number,
  limits: { readonly bounds: Box; readonly view: View; readonly pitch: number },
): Camera {
  const { bounds, view, pitch } = limits;
  const smallest = Math.min(fitScale(bounds, view, pitch), CELL_PX_MAX / pitch);
  const largest = CELL_PX_MAX / pitch;
  const wanted = Math.min(largest, Math.max(smallest, camera.scale * factor));
  let scale = snapScale(wanted, pitch, view.dpr, 'nearest');
  // A step of the wheel must do something, even where rounding leads back to the same whole pixel.
  if (scale === camera.scale && factor !== 1) {
    const step = (factor > 1 ? 1 : -1) / (pitch * view.dpr);
    scale = Math.min(largest, Math.max(smallest, camera.scale + step));
  }
  const held = toWorld(camera, at);
  return { scale, x: held.x - at.x / scale, y: held.y - at.y / scale };
}

/** Keeps some of the map in view: it cannot be lost by panning. */
export function clampCamera(camera: Camera, bounds: Box, view: View): Camera {
  const keep = Math.min(160, freeWidth(view) / 3, view.height / 3) / camera.scale;
  const width = freeWidth(view) / camera.scale;
  const height = view.height / camera.scale;
  return {
    scale: camera.scale,
    x: Math.min(bounds.x + bounds.w - keep, Math.max(bounds.x - width + keep, camera.x)),
    y: Math.min(bounds.y + bounds.h - keep, Math.max(bounds.y - height + keep, camera.y)),
  };
}

/** Moves the view just enough to bring a box into it, with a margin; not at all where it is in view already. */
export function reveal(camera: Camera, box: Box, view: View, marginPx: number): Camera {
  const screen = boxToScreen(camera, box);
  const dx = shift(screen.x, screen.w, freeWidth(view), marginPx);
  const dy = shift(screen.y, screen.h, view.height, marginPx);
  return dx === 0 && dy === 0 ? camera : panBy(camera, dx, dy);
}

function shift(start: number, length: number, viewLength: number, margin: number): number {
  if (start < margin) return margin - start;
  const end = start + length;
  return end > viewLength - margin ? viewLength - margin - end : 0;
}
