import { expect, it } from 'vitest';
import type { MapFigures } from './figures.ts';
import { faultsOf } from './thresholds.ts';

const held: MapFigures = {
  vms: 10_000,
  redrawP95Ms: 2,
  redrawMedianMs: 1,
  redrawWallP95Ms: 3,
  redrawChangedP95Ms: 5,
  selectP95Ms: 1,
  selectFrameP95Ms: 1,
  selected: 9_800,
  firstPaintMs: 100,
  panFrameP95Ms: 18,
  idleFrameP95Ms: 17.4,
  changedToPaintMs: 20,
};

it('takes figures on the thresholds', () => {
  expect(faultsOf(held)).toEqual([]);
});

it.each([
  ['a slow redraw', { redrawP95Ms: 2.1 }],
  ['a slow selection', { selectP95Ms: 1.01 }],
  ['a rectangle beside the map', { selected: 12 }],
  ['a figure that was not measured', { redrawP95Ms: Number.NaN }],
])('refuses %s', (_what, wrong) => {
  expect(faultsOf({ ...held, ...wrong })).toHaveLength(1);
});
