import { describe, expect, it } from 'vitest';
import { without, withMore } from '../testing/estates.ts';
import { TestMap } from '../testing/TestMap.ts';

/** Two hosts of nine VMs: vm-0 … vm-8 on the first, vm-9 … vm-17 on the second; four columns each. */
const twoHosts = { lonA: [9, 9], cloudHosts: 0 };

describe('another picture', () => {
  it('lets a rectangle go on, which catches who is there now', () => {
    new TestMap(twoHosts)
      .pointerDown('vm-0')
      .pointerMove('vm-2')
      .becomes((estate) => without(estate, (vmId) => vmId === 'vm-1'))
      .expectToBeIn('select.brushing')
      .expectShown('vm-0', 'vm-2')
      .pointerUp()
      .expectSelected('vm-0', 'vm-2');
  });

  it('lets a rectangle that adds keep what was selected before', () => {
    new TestMap(twoHosts)
      .click('vm-9')
      .click('vm-10', { shift: true })
      .pointerDown('vm-0', { shift: true })
      .pointerMove('vm-1', { shift: true })
      .becomes((estate) => without(estate, (vmId) => vmId === 'vm-9' || vmId === 'vm-5'))
      .expectShown('vm-0', 'vm-1', 'vm-10')
      .escape()
      .expectShown('vm-10');
  });

  it('ends a rectangle where somebody has moved under it', () => {
    new TestMap(twoHosts)
      .click('vm-17')
      .pointerDown('vm-0')
      .pointerMove('vm-2')
      .becomes((estate) => withMore(estate, Array<number>(400).fill(0)))
      .expectToBeIn('select.idle')
      .expectShown('vm-17');
  });

  it('lets a drag of the map go on', () => {
    const map = new TestMap(twoHosts).pointerDown({ x: 500, y: 400 }, { button: 'middle' });
    map.pointerMove({ x: 450, y: 400 });
    const { camera } = map.stage;
    map.becomes((estate) => without(estate, (vmId) => vmId === 'vm-1')).expectToBeIn('select.panning');
    expect(map.stage.camera).toEqual(camera);
  });

  it('is in view as a whole where the last one was', () => {
    const map = new TestMap(twoHosts).becomes((estate) => withMore(estate, Array<number>(400).fill(0)));
    const { camera } = map.stage;
    map.stage.fit();
    expect(camera).toEqual(map.stage.camera);
  });

  it('is shown as a whole where it had to be laid out anew, however near one was', () => {
    const map = new TestMap(twoHosts);
    map.stage.zoom(map.middleOf('vm-3'), 1.05);
    map.becomes((estate) => withMore(estate, Array<number>(400).fill(0)));
    const { camera } = map.stage;
    map.stage.fit();
    expect(camera).toEqual(map.stage.camera);
  });

  it('leaves a map alone that was looked at more closely', () => {
    const map = new TestMap(twoHosts);
    map.stage.zoom(map.middleOf('vm-3'), 1.05);
    const { camera } = map.stage;
    expect(map.becomes((estate) => without(estate, (vmId) => vmId === 'vm-1')).stage.camera).toEqual(camera);
  });
});

describe('keys that go to another part of the window', () => {
  it('let go of Space: the next drag draws, and nothing is toggled', () => {
    new TestMap(twoHosts)
      .click('vm-2')
      .keyDown(' ')
      .blur()
      .expectSelected('vm-2')
      .pointerDown('vm-0')
      .pointerMove('vm-1')
      .expectToBeIn('select.brushing');
  });

  it('let go of Space in the middle of a drag, too', () => {
    new TestMap(twoHosts)
      .keyDown(' ')
      .pointerDown('vm-0')
      .pointerMove('vm-1')
      .expectToBeIn('select.panning')
      .blur()
      .expectToBeIn('select.idle')
      .pointerDown('vm-0')
      .expectToBeIn('select.pointing');
  });
});
