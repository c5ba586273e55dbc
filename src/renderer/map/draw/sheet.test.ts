import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Frame, frameOf } from './frame.ts';
import { fills, frameOnSheet, placeAhead, placeFor, roomAhead, sheetSize } from './sheet.ts';

const layout = { pitch: 10 } as Parameters<typeof frameOf>[0]['layout'];

function seenAt(x: number, y: number, scale = 1, dpr = 1): Frame {
  return frameOf({ layout, camera: { x, y, scale }, view: { width: 1_600, height: 1_000, dpr } });
}

/** A sheet that was drawn for a view, and how it is remembered. */
function drawnFor(seen: Frame, way = { x: 0, y: 0 }) {
  const size = sheetSize(seen);
  const place = placeAhead(seen, size, way);
  const { originX, originY } = frameOnSheet(seen, place, size);
  return { place, drawn: { ...size, seen, originX, originY } };
}

const ways = fc.record({ x: fc.integer({ min: -40, max: 40 }), y: fc.integer({ min: -40, max: 40 }) });

it('fills the view from wherever it is laid', () => {
  fc.assert(
    fc.property(ways, fc.constantFrom(1, 1.25, 2), (way, dpr) => {
      const seen = seenAt(0, 0, 1, dpr);
      const { place, drawn } = drawnFor(seen, way);
      expect(fills(seen, place, drawn)).toBe(true);
    }),
  );
});

it('shows what was drawn where the camera sees it, to the pixel, and only while it fills the view', () => {
  fc.assert(
    fc.property(ways, fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }), (way, dx, dy) => {
      const { place, drawn } = drawnFor(seenAt(0, 0), way);
      const now = seenAt(dx, dy);
      const moved = { x: place.x - dx, y: place.y - dy };
      const expected = fills(now, moved, drawn) ? moved : null;
      expect(placeFor(now, drawn)).toEqual(expected);
    }),
  );
});

it('shows nothing that was drawn at another zoom', () => {
  const { drawn } = drawnFor(seenAt(0, 0));
  expect(placeFor(seenAt(0, 0, 2), drawn)).toBeNull();
});

it('has most of its room where the map comes in from', () => {
  const seen = seenAt(0, 0);
  const size = sheetSize(seen);
  const right = { x: 5, y: 0 };
  const left = { x: -5, y: 0 };
  const ahead = placeAhead(seen, size, right);
  expect(roomAhead(seen, ahead, size, right)).toBeGreaterThan(4 * roomAhead(seen, ahead, size, left));
  expect(roomAhead(seen, placeAhead(seen, size, { x: 0, y: 0 }), size, { x: 0, y: 1 })).toBe(96);
});

it('is not made so large that a screen of many pixels costs a gigabyte', () => {
  const { width, height } = sheetSize({ width: 3_840, height: 2_160, dpr: 2 });
  expect(width * height).toBeLessThan(1.3 * 3_840 * 2_160);
});
