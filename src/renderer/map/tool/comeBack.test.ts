import { describe, expect, it } from 'vitest';
import { TestMap } from '../testing/TestMap.ts';

const estate = { lonA: [40, 40, 40], lonB: [20] };

function zoomedIn(): TestMap {
  const map = new TestMap(estate);
  map.stage.zoom(map.middleOf('vm-3'), 2.5);
  map.stage.panBy(-60, -35);
  return map;
}

describe('coming back to the map', () => {
  it('shows the part of it that was looked at', () => {
    const map = zoomedIn();
    const { camera } = map.stage;
    expect(map.leaveAndComeBack().stage.camera).toEqual(camera);
  });

  it('shows all of it where all was in view, also in a smaller window', () => {
    const map = new TestMap(estate).leaveAndComeBack({ view: { width: 900, height: 600, dpr: 1 } });
    const { camera } = map.stage;
    map.stage.fit();
    expect(camera).toEqual(map.stage.camera);
  });

  it('goes on from the VM that the keyboard was on', () => {
    zoomedIn().click('vm-5').leaveAndComeBack().expectFocus('vm-5').press('ArrowRight').expectFocus('vm-6');
  });

  it('does not look away for a VM that was in focus already', () => {
    const map = new TestMap(estate).click('vm-100');
    map.stage.zoom(map.middleOf('vm-0'), 6);
    const { camera } = map.stage;
    expect(map.leaveAndComeBack().stage.camera).toEqual(camera);
  });

  it('brings the VM into view that came into focus elsewhere', () => {
    const map = new TestMap(estate).click('vm-0');
    map.stage.zoom(map.middleOf('vm-0'), 6);
    map.leaveAndComeBack({ focus: 'vm-139' });
    const { x, y } = map.middleOf('vm-139');
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(1200);
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(800);
  });
});
