import type { Frame } from './frame.ts';

// Sheets are canvases at least as large as the view. Everything here is in device pixels.

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

type Seen = Pick<Frame, 'width' | 'height' | 'map'>;

/**
 * Without the margin where the whole map is in view: less to make for the first picture. It is no smaller than the view: on
 * a sheet just as large as the map a redraw took half as much script again.
 */
export function snugSize(seen: Pick<Frame, 'width' | 'height' | 'dpr' | 'map'>): Size {
  const { width, height } = sheetSize(seen);
  return {
    width: Math.min(width, exactSide(Math.max(seen.width, seen.map.w))),
    height: Math.min(height, exactSide(Math.max(seen.height, seen.map.h))),
  };
}

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
    map: { ...seen.map, x: seen.map.x - place.x, y: seen.map.y - place.y },
    viewLeft: -place.x,
    viewTop: -place.y,
    viewRight: seen.width - place.x,
  };
}

/** Where the sheet must lie for the camera to see what it holds; null where it holds too little. */
export function placeFor(seen: Frame, drawn: Drawn): Place | null {
  const place = { x: seen.originX - drawn.originX, y: seen.originY - drawn.originY };
  return drawn.seen.scale === seen.scale && fills(seen, place, drawn) ? place : null;
}

/** Whether a sheet at this place holds all of the map that is in view. */
export function fills({ map, ...seen }: Seen, place: Place, sheet: Size): boolean {
  const isAside = map.x >= seen.width || map.y >= seen.height || map.x + map.w <= 0 || map.y + map.h <= 0;
  return (
    isAside ||
    (place.x <= Math.max(0, map.x) &&
      place.y <= Math.max(0, map.y) &&
      place.x + sheet.width >= Math.min(seen.width, map.x + map.w) &&
      place.y + sheet.height >= Math.min(seen.height, map.y + map.h))
  );
}

/** How far the map may go on this way until more of it comes into view than the sheet holds. */
export function roomAhead({ map, width, height }: Seen, place: Place, sheet: Size, way: Way): number {
  return Math.min(
    roomOf({ from: place.x, length: sheet.width }, width, { from: map.x, length: map.w }, way.x),
    roomOf({ from: place.y, length: sheet.height }, height, { from: map.y, length: map.h }, way.y),
  );
}

/** A part of one axis. */
interface Stretch {
  readonly from: number;
  readonly length: number;
}

const endOf = ({ from, length }: Stretch) => from + length;

/** Where the sheet reaches to the map's end there is nothing more to come. */
function roomOf(sheet: Stretch, seen: number, map: Stretch, way: number): number {
  const holdsRest = way > 0 ? sheet.from <= map.from : endOf(sheet) >= endOf(map);
  if (way === 0 || holdsRest) return Number.POSITIVE_INFINITY;
  return way > 0 ? -sheet.from : endOf(sheet) - seen;
}

/** The share of a sheet's spare room that lies where the map comes in from. */
const AHEAD = 0.875;

/**
 * A place from which the sheet holds the whole map, where it can. Else most of the room lies where the map comes in from;
 * in the middle where it does not move.
 */
export function placeAhead({ map, width, height }: Seen, sheet: Size, way: Way): Place {
  return {
    x: startOf(sheet.width, width, { from: map.x, length: map.w }, way.x),
    y: startOf(sheet.height, height, { from: map.y, length: map.h }, way.y),
  };
}

function startOf(sheet: number, seen: number, map: Stretch, way: number): number {
  if (map.length <= sheet) return map.from - Math.floor((sheet - map.length) / 2);
  return -Math.round((sheet - seen) * ahead(way));
}

function ahead(way: number): number {
  if (way === 0) return 0.5;
  return way > 0 ? AHEAD : 1 - AHEAD;
}
