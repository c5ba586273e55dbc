import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './testing/folder.ts';
import { placeOn, readWindowPlace, writeWindowPlace } from './window-place.ts';

const laptop = { x: 0, y: 0, width: 1_920, height: 1_080 };
const beside = { x: 1_920, y: 0, width: 2_560, height: 1_440 };
const left = { bounds: { x: 2_000, y: 100, width: 1_600, height: 1_000 }, maximized: false };

describe('the place of the window', () => {
  it('is kept from one start to the next', () => {
    const file = path.join(temporaryFolder(), 'window.json');
    expect(readWindowPlace(file)).toBeNull();
    writeWindowPlace(file, left);
    expect(readWindowPlace(file)).toEqual(left);
    writeFileSync(file, '{"bounds":{"x":"left"}}');
    expect(readWindowPlace(file)).toBeNull();
  });

  it('is where it was, while that screen is there', () => {
    expect(placeOn([laptop, beside], left)).toEqual(left);
  });

  it('is in the middle of the main screen where the other one is gone', () => {
    expect(placeOn([laptop], left).bounds).toEqual({ x: 240, y: 90, width: 1_440, height: 900 });
  });

  it('is never out of reach, by its title bar', () => {
    const above = { ...left, bounds: { ...left.bounds, y: -50 } };
    const aside = { ...left, bounds: { ...left.bounds, x: -1_550, y: 10 } };
    expect(placeOn([laptop, beside], above)).not.toEqual(above);
    expect(placeOn([laptop, beside], aside)).not.toEqual(aside);
  });

  it('fits on a small screen', () => {
    const small = { x: 0, y: 20, width: 1_280, height: 700 };
    expect(placeOn([small], null)).toEqual({ bounds: { x: 0, y: 20, width: 1_280, height: 700 }, maximized: false });
  });
});
