import { describe, expect, it } from 'vitest';
import { TestMap } from '../testing/TestMap.ts';

/** Nine VMs a host stand in four columns: 0 1 2 3 / 4 5 6 7 / 8. */
const twoHosts = { lonA: [9, 9] };

describe('arrow keys', () => {
  it('begin at the first VM and go by what is seen', () => {
    new TestMap(twoHosts)
      .press('ArrowRight')
      .expectFocus('vm-0')
      .press('ArrowRight')
      .expectFocus('vm-1')
      .press('ArrowDown')
      .expectFocus('vm-5')
      .press('ArrowLeft')
      .expectFocus('vm-4');
  });

  it('leave a host for its neighbour', () => {
    new TestMap(twoHosts).click('vm-8').press('ArrowDown').expectFocus('vm-9').press('ArrowUp').expectFocus('vm-8');
  });

  it('stay where nothing lies that way', () => {
    new TestMap(twoHosts).click('vm-0').press('ArrowLeft').expectFocus('vm-0');
  });

  it('reach the provider', () => {
    const map = new TestMap({ lonA: [1], cloudHosts: 1 }).click('vm-0').press('ArrowRight').expectFocus('vm-0');
    expect(map.stage.focusCell).toBe(map.stage.layout.replicaCell[0]);
  });

  it('say where they are', () => {
    const map = new TestMap(twoHosts).press('ArrowRight');
    expect(map.calls).toContain('announce focus');
  });
});

describe('selecting by keys', () => {
  it('toggles with Space', () => {
    new TestMap(twoHosts)
      .press('ArrowRight', ' ')
      .expectSelected('vm-0')
      .press('ArrowRight', ' ')
      .expectSelected('vm-0', 'vm-1')
      .press(' ')
      .expectSelected('vm-0');
  });

  it('extends with Shift as a rectangle, and shrinks it again', () => {
    new TestMap(twoHosts)
      .click('vm-0')
      .press('Shift+ArrowRight', 'Shift+ArrowDown')
      .expectSelected('vm-0', 'vm-1', 'vm-4', 'vm-5')
      .press('Shift+ArrowLeft')
      .expectSelected('vm-0', 'vm-4');
  });

  it('keeps what was selected before it extends', () => {
    new TestMap(twoHosts).click('vm-8').press('ArrowUp', 'Shift+ArrowRight').expectSelected('vm-4', 'vm-5', 'vm-8');
  });

  it('takes the host, then its cluster, then the site, then all with Ctrl+A', () => {
    const map = new TestMap({ lonA: [2, 2, 2], lonB: [2] }).press('ArrowRight');
    map.press('Ctrl+a').expectSelected('vm-0', 'vm-1');
    map.press('Ctrl+a').expectSelected('vm-0', 'vm-1', 'vm-2', 'vm-3');
    map.press('Ctrl+a').expectSelected('vm-0', 'vm-1', 'vm-2', 'vm-3', 'vm-4', 'vm-5');
    map.press('Ctrl+a').expectSelected('vm-0', 'vm-1', 'vm-2', 'vm-3', 'vm-4', 'vm-5', 'vm-6', 'vm-7');
  });

  it('clears with Escape', () => {
    new TestMap(twoHosts).click('vm-3').escape().expectSelected();
  });
});

describe('other keys', () => {
  it('open the VM, its row in the list, and the find field', () => {
    const map = new TestMap(twoHosts).press('ArrowRight');
    map.calls.length = 0;
    map.press('Enter', 'l', '/');
    expect(map.calls).toEqual(['open vm-0', 'list vm-0', 'find']);
  });

  it('zoom in, out and back to everything', () => {
    const map = new TestMap(twoHosts);
    const fitted = map.stage.camera;
    map.press('+');
    expect(map.stage.camera.scale).toBeGreaterThan(fitted.scale);
    map.press('0');
    expect(map.stage.camera).toEqual(fitted);
  });

  it('bring the VM in focus into view', () => {
    const map = new TestMap({ lonA: [200, 200, 200] });
    map.press('ArrowRight', '+', '+', '+', '+', '+', '+', '+', '+');
    for (let step = 0; step < 12; step += 1) map.press('ArrowRight');
    const slot = map.stage.layout.cellSlot[map.stage.focusCell] ?? -1;
    const at = map.middleOf(`vm-${slot}`);
    expect(at.x).toBeGreaterThan(0);
    expect(at.x).toBeLessThan(1200);
  });
});
