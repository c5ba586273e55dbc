import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CELL_PX_MAX, clampCamera, fit, panBy, reveal, toScreen, toWorld, zoomAt } from './camera.ts';

const bounds = { x: 0, y: 0, w: 1_100, h: 750 };
const view = { width: 1_200, height: 800, dpr: 1 };
const limits = { bounds, view, pitch: 5 };
const screen = fc.record({
  x: fc.double({ min: 0, max: 1_200, noNaN: true }),
  y: fc.double({ min: 0, max: 800, noNaN: true }),
});

describe('the camera', () => {
  it('goes to the world and back', () => {
    fc.assert(
      fc.property(screen, fc.double({ min: 0.1, max: 20, noNaN: true }), (at, scale) => {
        const camera = { x: 37, y: -12, scale };
        const back = toScreen(camera, toWorld(camera, at));
        expect(back.x).toBeCloseTo(at.x, 6);
        expect(back.y).toBeCloseTo(at.y, 6);
      }),
    );
  });

  it('holds the point under the pointer still while it zooms', () => {
    fc.assert(
      fc.property(screen, fc.double({ min: 0.3, max: 4, noNaN: true }), (at, factor) => {
        const before = fit(bounds, view, 5);
        const after = zoomAt(before, at, factor, limits);
        const held = toWorld(before, at);
        const moved = toWorld(after, at);
        expect(moved.x).toBeCloseTo(held.x, 6);
        expect(moved.y).toBeCloseTo(held.y, 6);
      }),
    );
  });

  it('makes a cell a whole number of device pixels wide', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 30, noNaN: true }), fc.constantFrom(1, 1.25, 1.5, 2), (factor, dpr) => {
        const hiDpi = { ...limits, view: { ...view, dpr } };
        const camera = zoomAt(fit(bounds, hiDpi.view, 5), { x: 600, y: 400 }, factor, hiDpi);
        const cell = camera.scale * 5 * dpr;
        expect(Math.abs(cell - Math.round(cell))).toBeLessThan(1e-6);
      }),
    );
  });

  it('moves with every step, and neither beyond a full cell nor beyond everything', () => {
    let camera = fit(bounds, view, 5);
    const smallest = camera.scale;
    for (let step = 0; step < 60; step += 1) {
      const next = zoomAt(camera, { x: 600, y: 400 }, 1.08, limits);
      if (camera.scale * 5 < CELL_PX_MAX - 1) expect(next.scale).toBeGreaterThan(camera.scale);
      camera = next;
    }
    expect(camera.scale * 5).toBeLessThanOrEqual(CELL_PX_MAX);
    for (let step = 0; step < 80; step += 1) camera = zoomAt(camera, { x: 600, y: 400 }, 0.9, limits);
    expect(camera.scale).toBe(smallest);
  });

  it('fits everything into the view', () => {
    const camera = fit(bounds, view, 5);
    const corner = toScreen(camera, { x: 0, y: 0 });
    const end = toScreen(camera, { x: bounds.w, y: bounds.h });
    expect(Math.min(corner.x, corner.y)).toBeGreaterThanOrEqual(0);
    expect(end.x).toBeLessThanOrEqual(view.width);
    expect(end.y).toBeLessThanOrEqual(view.height);
  });

  it('never loses the map', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_000, max: 9_000 }), fc.integer({ min: -9_000, max: 9_000 }), (dx, dy) => {
        const camera = clampCamera(panBy(fit(bounds, view, 5), dx, dy), bounds, view);
        const corner = toScreen(camera, { x: 0, y: 0 });
        const end = toScreen(camera, { x: bounds.w, y: bounds.h });
        expect(corner.x).toBeLessThan(view.width);
        expect(corner.y).toBeLessThan(view.height);
        expect(end.x).toBeGreaterThan(0);
        expect(end.y).toBeGreaterThan(0);
      }),
    );
  });

  it('reveals a box, and stays where it is when the box is seen', () => {
    const camera = { x: 0, y: 0, scale: 4 };
    expect(reveal(camera, { x: 100, y: 100, w: 5, h: 5 }, view, 40)).toBe(camera);
    const moved = reveal(camera, { x: 900, y: 100, w: 5, h: 5 }, view, 40);
    expect(toScreen(moved, { x: 905, y: 100 }).x).toBeCloseTo(1_160);
  });
});
