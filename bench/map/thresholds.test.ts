import { expect, it } from 'vitest';
import type { MapFigures, PeerFigures } from './figures.ts';
import { faultsOf } from './thresholds.ts';

const held: MapFigures = {
  vms: 10_000,
  panFrameP95Ms: 17.8,
  longFrameShare: 0.01,
  scriptAndRasterMs: 7,
  screenMs: 6,
  idleFrameP95Ms: 17,
  panToIdle: 1.05,
  redrawP95Ms: 2,
  redrawMedianMs: 1,
  redrawWallP95Ms: 3,
  selectP95Ms: 1,
  selectFrameP95Ms: 1,
  selected: 9_800,
  firstPaintMs: 150,
  changedToPaintMs: 33,
  selectAllMs: 50,
};

const peer: PeerFigures = {
  panFrameP95Ms: 17.5,
  longFrameShare: 0,
  scriptAndRasterMs: 14,
  screenMs: 6,
  mountMs: 700,
  renderer: null,
};

function faults(ours: Partial<MapFigures> = {}, theirs: Partial<PeerFigures> = {}, hasWebgl = false) {
  return faultsOf({
    hasWebgl,
    small: { ...held, ...ours },
    peers: { pixi: { ...peer, ...theirs }, sigma: { failed: 'It needs WebGL.' } },
  });
}

it('takes figures on the thresholds', () => {
  expect(faults()).toEqual([]);
  expect(faultsOf({ hasWebgl: false, small: held, peers: {} })).toEqual([]);
});

it.each<readonly [string, Partial<MapFigures>]>([
  ['frames that come slower than those of an idle page', { panToIdle: 1.06 }],
  ['too many long frames', { longFrameShare: 0.011 }],
  ['a slow redraw', { redrawP95Ms: 2.1 }],
  ['a slow selection', { selectP95Ms: 1.01 }],
  ['a rectangle beside the map', { selected: 12 }],
  ['a slow first paint', { firstPaintMs: 151 }],
  ['changes that are late', { changedToPaintMs: 34 }],
  ['a slow list', { selectAllMs: 51 }],
  ['more than half of the work of the best peer', { scriptAndRasterMs: 7.1 }],
  ['a figure that was not measured', { redrawP95Ms: Number.NaN }],
])('refuses %s', (_what, wrong) => {
  expect(faults(wrong)).toHaveLength(1);
});

it('refuses to be behind a peer', () => {
  expect(faults({}, { panFrameP95Ms: 17 })).toHaveLength(1);
});

it('asks for half of the work only where there is no WebGL', () => {
  expect(faults({ scriptAndRasterMs: 30 }, {}, true)).toEqual([]);
});
