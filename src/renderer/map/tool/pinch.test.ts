import { describe, expect, it } from 'vitest';
import { toWorld } from '../geometry/camera.ts';
import { TestMap } from '../testing/TestMap.ts';
import { Pinch } from './pinch.ts';

function twoFingers() {
  const map = new TestMap({ lonA: [9, 9] });
  return { map, pinch: new Pinch(map.stage) };
}

describe('two fingers', () => {
  it('zoom about their middle as they part, and back as they meet', () => {
    const { map, pinch } = twoFingers();
    const { scale } = map.stage.camera;
    const held = toWorld(map.stage.camera, { x: 600, y: 400 });
    pinch.down(1, { x: 550, y: 400 });
    pinch.down(2, { x: 650, y: 400 });
    pinch.move(1, { x: 500, y: 400 });
    pinch.move(2, { x: 700, y: 400 });
    expect(map.stage.camera.scale).toBeGreaterThan(scale);
    const after = toWorld(map.stage.camera, { x: 600, y: 400 });
    expect(Math.hypot(after.x - held.x, after.y - held.y) * map.stage.camera.scale).toBeLessThan(20);
    pinch.move(1, { x: 590, y: 400 });
    pinch.move(2, { x: 610, y: 400 });
    expect(map.stage.camera.scale).toBe(scale);
  });

  it('drag the map together', () => {
    const { map, pinch } = twoFingers();
    const { x, scale } = map.stage.camera;
    pinch.down(1, { x: 550, y: 400 });
    pinch.down(2, { x: 650, y: 400 });
    pinch.move(1, { x: 552, y: 400 });
    pinch.move(2, { x: 652, y: 400 });
    expect(map.stage.camera).toMatchObject({ x: x - 2 / scale, scale });
  });

  it('take back the rectangle that the first has begun', () => {
    const { map, pinch } = twoFingers();
    map.click('vm-8').pointerDown('vm-0').pointerMove('vm-2');
    pinch.down(1, map.middleOf('vm-0'));
    expect(pinch.isOn).toBe(false);
    pinch.down(2, { x: 600, y: 300 });
    map.expectToBeIn('select.idle').expectShown('vm-8');
    expect(pinch.isOn).toBe(true);
    pinch.up(1);
    expect(pinch.isOn).toBe(true);
    pinch.up(2);
    expect(pinch.isOn).toBe(false);
  });

  it('are no pinch when there is only one', () => {
    const { map, pinch } = twoFingers();
    const before = map.stage.camera;
    pinch.down(1, { x: 550, y: 400 });
    pinch.move(1, { x: 500, y: 300 });
    expect(map.stage.camera).toBe(before);
  });
});
