import type { Frame } from './frame.ts';

// Sheets are canvases larger than the view. Everything here is in device pixels.

/** Where the corner of a sheet lies in the view. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** How far the map was moved. */
export type Way = Place;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What a sheet holds: the view for which it was drawn, and where on it the world's origin is. */
export interface Drawn extends Size {
  readonly seen: Frame;
  readonly originX: number;
  readonly originY: number;
}

const MARGIN_PX = 96;

export function marginOf({ dpr }: Pick<Frame, 'dpr'>): number {
  return Math.round(MARGIN_PX * dpr);
}

/**
 * Without a GPU a bitmap with a longer side is shown with smoothing, at four times the cost, unless its sides are powers of
 * two: only then are the fractions of it that are in view exact.
 */
const EXACT_SIDE_MAX = 2_048;
const EXACT_PIXELS_MAX = 2 * EXACT_SIDE_MAX ** 2;

/** A view with its margin. */
export function sheetSize(seen: Pick<Frame, 'width' | 'height' | 'dpr'>): Size {
  const margin = 2 * marginOf(seen);
  const least = { width: seen.width + margin, height: seen.height + margin };
  const exact = { width: exactSide(least.width), height: exactSide(least.height) };
  return exact.width * exact.height > EXACT_PIXELS_MAX ? least : exact;
}

function exactSide(px: number): number {
  return px <= EXACT_SIDE_MAX ? px : 2 ** Math.ceil(Math.log2(px));
}

/** The frame in which a sheet at this place is drawn. */
export function frameOnSheet(seen: Frame, place: Place, { width, height }: Size): Frame {
  return {
    ...seen,
    width,
    height,
    originX: seen.originX - place.x,
    originY: seen.originY - place.y,
    viewLeft: -place.x,
    viewTop: -place.y,
    viewRight: seen.width - place.x,
  };
}

/** Where the sheet must lie for the camera to see what it holds; null where that does not fill the view. */
export function placeFor(seen: Frame, drawn: Drawn): Place | null {
  const place = { x: seen.originX - drawn.originX, y: seen.originY - drawn.originY };
  return drawn.seen.scale === seen.scale && fills(seen, place, drawn) ? place : null;
}

export function fills(seen: Size, place: Place, sheet: Size): boolean {
  const { x, y } = place;
  return x <= 0 && y <= 0 && x + sheet.width >= seen.width && y + sheet.height >= seen.height;
}

/** How far the map may go on this way until the sheet does not fill the view any more. */
export function roomAhead(seen: Size, place: Place, sheet: Size, way: Way): number {
  return Math.min(roomOf(place.x, sheet.width - seen.width, way.x), roomOf(place.y, sheet.height - seen.height, way.y));
}

function roomOf(place: number, spare: number, way: number): number {
  if (way === 0) return Number.POSITIVE_INFINITY;
  return way > 0 ? -place : place + spare;
}

/** The share of a sheet's spare room that lies where the map comes in from. */
const AHEAD = 0.875;

/** A place with most of the room where the map comes in from; in the middle where it does not move. */
export function placeAhead(seen: Size, sheet: Size, way: Way): Place {
  return {
    x: -Math.round((sheet.width - seen.width) * ahead(way.x)),
    y: -Math.round((sheet.height - seen.height) * ahead(way.y)),
  };
}

function ahead(way: number): number {
  if (way === 0) return 0.5;
  return way > 0 ? AHEAD : 1 - AHEAD;
}
