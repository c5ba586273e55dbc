import { readFileSync, writeFileSync } from 'node:fs';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Size and place of the window as it was left. */
export interface WindowPlace {
  readonly bounds: Rectangle;
  readonly maximized: boolean;
}

export const WINDOW_WIDTH_MIN = 960;
export const WINDOW_HEIGHT_MIN = 600;
const WIDTH_WANTED = 1_440;
const HEIGHT_WANTED = 900;
/** So much of the title bar must be within reach, or the window cannot be dragged back. */
const VISIBLE_MIN = 120;

/** Null where it is missing or cannot be read: the window then opens in its usual place, which is harmless. */
export function readWindowPlace(file: string): WindowPlace | null {
  try {
    const place = JSON.parse(readFileSync(file, 'utf8')) as WindowPlace;
    return isPlace(place) ? place : null;
  } catch {
    return null;
  }
}

/** By hand: a schema would have its whole library read before there is a window. */
function isPlace({ bounds, maximized }: WindowPlace): boolean {
  const { x, y, width, height } = bounds;
  return [x, y, width, height].every(Number.isSafeInteger) && width > 0 && height > 0 && typeof maximized === 'boolean';
}

export function writeWindowPlace(file: string, place: WindowPlace): void {
  writeFileSync(file, JSON.stringify(place));
}

/** Where to open: as it was left, unless the screen that it was on is gone; never larger than the screen. */
export function placeOn(screens: readonly Rectangle[], left: WindowPlace | null): WindowPlace {
  const screen = screens.find((area) => left !== null && showsTitleBar(area, left.bounds)) ?? null;
  if (left !== null && screen !== null) return { ...left, bounds: atLeast(left.bounds) };
  const main = screens[0] ?? { x: 0, y: 0, width: WIDTH_WANTED, height: HEIGHT_WANTED };
  const width = Math.min(WIDTH_WANTED, main.width);
  const height = Math.min(HEIGHT_WANTED, main.height);
  const x = main.x + Math.floor((main.width - width) / 2);
  const y = main.y + Math.floor((main.height - height) / 2);
  return { bounds: { x, y, width, height }, maximized: left?.maximized ?? false };
}

function showsTitleBar(screen: Rectangle, bounds: Rectangle): boolean {
  const across = Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x);
  return across >= VISIBLE_MIN && bounds.y >= screen.y && bounds.y <= screen.y + screen.height - VISIBLE_MIN;
}

function atLeast(bounds: Rectangle): Rectangle {
  return {
    ...bounds,
    width: Math.max(WINDOW_WIDTH_MIN, bounds.width),
    height: Math.max(WINDOW_HEIGHT_MIN, bounds.height),
  };
}
