import { describe, expect, it } from 'vitest';
import { boxToScreen } from '../geometry/camera.ts';
import { TestMap } from '../testing/TestMap.ts';

const estate = { lonA: [40, 40, 40], lonB: [20] };
const WIDTH = 1200;
const PANEL = 372;
const FREE = WIDTH - PANEL;

function rightOf({ stage }: TestMap): number {
  const { x, w } = boxToScreen(stage.camera, stage.layout.bounds);
  return x + w;
}

describe('a panel over the right of the map', () => {
  it('leaves the map where it is, so that a second click hits the same VM', () => {
    const map = new TestMap(estate).click('vm-3');
    const at = map.middleOf('vm-3');
    map.cover(PANEL);
    expect(map.middleOf('vm-3')).toEqual(at);
  });

  it('lets out the VM that the keyboard is on', () => {
    const map = new TestMap(estate);
    map.click(map.middleOf('vm-119', 'replica'));
    expect(map.middleOf('vm-119', 'replica').x).toBeGreaterThan(FREE);
    map.cover(PANEL);
    expect(map.middleOf('vm-119', 'replica').x).toBeLessThan(FREE);
  });

  it('is not in the way of what the arrows lead to', () => {
    const map = new TestMap(estate).cover(PANEL).click('vm-0');
    for (let step = 0; step < 40; step += 1) map.press('ArrowRight');
    const { stage } = map;
    const isReplica = stage.focusIsReplica;
    expect(isReplica).toBe(true);
    const slot = stage.layout.cellSlot[stage.focusCell] ?? -1;
    expect(map.middleOf(`vm-${slot}`, 'replica').x).toBeLessThan(FREE);
  });

  it('makes everything fit beside it, and over the whole width when it has gone', () => {
    const map = new TestMap(estate).cover(PANEL).press('0');
    expect(rightOf(map)).toBeLessThanOrEqual(FREE);
    const { camera } = new TestMap(estate).stage;
    expect(map.cover(0).stage.camera).toEqual(camera);
  });

  it('makes its edge the edge at which a rectangle scrolls', () => {
    const map = new TestMap(estate).cover(PANEL).pointerDown({ x: 400, y: 400 });
    const before = map.stage.camera.x;
    map.pointerMove({ x: FREE - 5, y: 400 }).tick(16);
    expect(map.stage.camera.x).toBeGreaterThan(before);
    map.escape();
  });

  it('does not move the map under a hand that draws', () => {
    const map = new TestMap(estate);
    map.click(map.middleOf('vm-119', 'replica')).pointerDown({ x: 400, y: 400 }).pointerMove({ x: 500, y: 500 });
    const { camera } = map.stage;
    expect(map.cover(PANEL).stage.camera).toEqual(camera);
  });
});
