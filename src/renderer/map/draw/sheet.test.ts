import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, frameOf } from './frame.ts';
import { fills, frameOnSheet, placeAhead, placeFor, roomAhead, sheetSize, snugSize } from './sheet.ts';

const VIEW = { width: 1_600, height: 1_000 };
/** A map that is far larger than the view, and one that is all in view. */
const VAST = { x: -5_000, y: -5_000, w: 10_000, h: 10_000 };
const WHOLE = { x: 100, y: 100, w: 1_400, h: 800 };

interface At {
  readonly x?: number;
  readonly y?: number;
  readonly scale?: number;
  readonly dpr?: number;
  readonly bounds?: typeof VAST;
}

function seenAt({ x = 0, y = 0, scale = 1, dpr = 1, bounds = VAST }: At): Frame {
  const layout = { pitch: 10, bounds: { ...bounds, x: 0, y: 0 } } as Parameters<typeof frameOf>[0]['layout'];
  const camera = { x: x - bounds.x, y: y - bounds.y, scale };
  return frameOf({ layout, camera, view: { ...VIEW, dpr } });
}

/** A sheet that was drawn for a view, and how it is remembered. */
function drawnFor(seen: Frame, way = { x: 0, y: 0 }) {
  const size = sheetSize(seen);
  const place = placeAhead(seen, size, way);
  const { originX, originY } = frameOnSheet(seen, place, size);
  return { place, drawn: { ...size, seen, originX, originY } };
}

const step = fc.integer({ min: -300, max: 300 });
const ways = fc.record({ x: step, y: step });

describe('a sheet', () => {
  it('holds what is in view from wherever it is laid', () => {
    fc.assert(
      fc.property(ways, fc.constantFrom(1, 1.25, 2), fc.constantFrom(VAST, WHOLE), (way, dpr, bounds) => {
        const seen = seenAt({ dpr, bounds });
        const { place, drawn } = drawnFor(seen, way);
        expect(fills(seen, place, drawn)).toBe(true);
      }),
    );
  });

  it('is moved with the camera, to the pixel, for as long as it holds every pixel of the map that is in view', () => {
    fc.assert(
      fc.property(ways, step, step, (way, dx, dy) => {
        const { place, drawn } = drawnFor(seenAt({}), way);
        const moved = { x: place.x - dx, y: place.y - dy };
        const reaches = moved.x + drawn.width >= VIEW.width && moved.y + drawn.height >= VIEW.height;
        const isAll = moved.x <= 0 && moved.y <= 0 && reaches;
        expect(placeFor(seenAt({ x: dx, y: dy }), drawn)).toEqual(isAll ? moved : null);
      }),
    );
  });

  it('that holds the whole map serves however far it is dragged', () => {
    fc.assert(
      fc.property(step, step, (dx, dy) => {
        const { place, drawn } = drawnFor(seenAt({ bounds: WHOLE }));
        const now = seenAt({ x: 5 * dx, y: dy, bounds: WHOLE });
        const moved = { x: place.x - 5 * dx, y: place.y - dy };
        expect(placeFor(now, drawn)).toEqual(moved);
        expect(roomAhead(now, moved, drawn, { x: -dx, y: -dy })).toBe(Number.POSITIVE_INFINITY);
      }),
    );
  });

  it('is no larger than the view where the whole map is in it, and holds all of it', () => {
    const seen = seenAt({ bounds: WHOLE });
    const size = snugSize(seen);
    expect(size).toEqual(VIEW);
    const place = placeAhead(seen, size, { x: 7, y: -3 });
    expect(place).toEqual({ x: 0, y: 0 });
    expect(fills(seen, place, size)).toBe(true);
    expect(snugSize(seenAt({}))).toEqual(sheetSize(seenAt({})));
  });

  it('may be snug on one side only', () => {
    const seen = seenAt({ bounds: { ...VAST, h: 300, y: 50 } });
    const size = snugSize(seen);
    expect(size).toEqual({ width: sheetSize(seen).width, height: VIEW.height });
    const place = placeAhead(seen, size, { x: 0, y: 0 });
    expect(fills(seen, place, size)).toBe(true);
  });

  it('is of no use at another zoom', () => {
    const { drawn } = drawnFor(seenAt({}));
    expect(placeFor(seenAt({ scale: 2 }), drawn)).toBeNull();
  });

  it('has most of its room where the map comes in from', () => {
    const seen = seenAt({});
    const size = sheetSize(seen);
    const right = { x: 5, y: 0 };
    const left = { x: -5, y: 0 };
    const ahead = placeAhead(seen, size, right);
    expect(roomAhead(seen, ahead, size, right)).toBeGreaterThan(4 * roomAhead(seen, ahead, size, left));
    expect(roomAhead(seen, placeAhead(seen, size, { x: 0, y: 0 }), size, { x: 0, y: 1 })).toBe(96);
  });

  it('does not cost a gigabyte on a screen of many pixels', () => {
    const { width, height } = sheetSize({ width: 3_840, height: 2_160, dpr: 2 });
    expect(width * height).toBeLessThan(1.3 * 3_840 * 2_160);
  });
});
