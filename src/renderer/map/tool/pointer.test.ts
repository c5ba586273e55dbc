import { describe, expect, it } from 'vitest';
import { TestMap } from '../testing/TestMap.ts';

/** Two hosts of nine VMs: vm-0 … vm-8 on the first, vm-9 … vm-17 on the second; four columns each. */
const twoHosts = { lonA: [9, 9] };

describe('a click', () => {
  it('selects the VM under it, and only that', () => {
    new TestMap(twoHosts).click('vm-2').expectSelected('vm-2').click('vm-5').expectSelected('vm-5').expectFocus('vm-5');
  });

  it('adds with Shift, subtracts with Alt, toggles with Ctrl', () => {
    new TestMap(twoHosts)
      .click('vm-2')
      .click('vm-5', { shift: true })
      .expectSelected('vm-2', 'vm-5')
      .click('vm-2', { alt: true })
      .expectSelected('vm-5')
      .click('vm-5', { ctrl: true })
      .expectSelected()
      .click('vm-5', { ctrl: true })
      .expectSelected('vm-5');
  });

  it('on a replica selects the VM it belongs to', () => {
    const map = new TestMap(twoHosts);
    map.click(map.middleOf('vm-3', 'replica')).expectSelected('vm-3');
  });

  it('beside everything clears the selection, but not with Shift', () => {
    new TestMap(twoHosts)
      .click('vm-2')
      .click({ x: 1, y: 1 }, { shift: true })
      .expectSelected('vm-2')
      .click({ x: 1, y: 1 })
      .expectSelected();
  });

  it('that trembles is still a click', () => {
    const map = new TestMap(twoHosts);
    const at = map.middleOf('vm-2');
    map
      .pointerDown(at)
      .pointerMove({ x: at.x + 2, y: at.y + 1 })
      .expectToBeIn('select.pointing')
      .pointerUp()
      .expectSelected('vm-2');
  });
});

describe('a rectangle', () => {
  it('goes from pointing to brushing and back to idle', () => {
    new TestMap(twoHosts)
      .expectToBeIn('select.idle')
      .pointerDown('vm-0')
      .expectToBeIn('select.pointing')
      .pointerMove('vm-1')
      .expectToBeIn('select.brushing')
      .pointerUp()
      .expectToBeIn('select.idle')
      .expectSelected('vm-0', 'vm-1');
  });

  it('shows what it catches before it is let go, and decides nothing till then', () => {
    const map = new TestMap(twoHosts).click('vm-8');
    map.calls.length = 0;
    map.pointerDown('vm-0').pointerMove('vm-1').expectShown('vm-0', 'vm-1').expectSelected('vm-8');
    expect(map.calls).toEqual([]);
    map.pointerUp();
    expect(map.calls).toEqual(['select 2', 'announce selection']);
  });

  it('shrinks again with the pointer', () => {
    new TestMap(twoHosts).pointerDown('vm-0').pointerMove('vm-2').pointerMove('vm-1').expectShown('vm-0', 'vm-1');
  });

  it('adds with Shift and subtracts with Alt', () => {
    new TestMap(twoHosts)
      .click('vm-8')
      .drag('vm-0', 'vm-1', { shift: true })
      .expectSelected('vm-0', 'vm-1', 'vm-8')
      .drag('vm-1', 'vm-2', { alt: true })
      .expectSelected('vm-0', 'vm-8');
  });

  it('changes its mind when Shift is pressed on the way', () => {
    const map = new TestMap(twoHosts).click('vm-8').pointerDown('vm-0').pointerMove('vm-1');
    map.expectShown('vm-0', 'vm-1');
    map.stage.keyDown({ key: 'Shift', shift: true, alt: false, ctrl: false });
    map.expectShown('vm-0', 'vm-1', 'vm-8');
  });

  it('is taken back by Escape, which restores what was selected', () => {
    new TestMap(twoHosts)
      .click('vm-8')
      .pointerDown('vm-0')
      .pointerMove('vm-2')
      .escape()
      .expectToBeIn('select.idle')
      .expectShown('vm-8')
      .expectSelected('vm-8');
  });

  it('takes only whole cells when it must enclose them', () => {
    const map = new TestMap(twoHosts);
    map.stage.reach = 'enclosing';
    const half = map.stage.layout.pitch * map.stage.camera.scale * 0.6;
    const first = map.middleOf('vm-0');
    const second = map.middleOf('vm-1');
    map.drag({ x: first.x - half, y: first.y - half }, { x: second.x, y: second.y + half }).expectSelected('vm-0');
  });

  it('scrolls at the edges and goes on from where it began', () => {
    const map = new TestMap(twoHosts);
    map.stage.zoomAtCentre(3);
    const before = map.stage.camera.x;
    map.pointerDown('vm-0').pointerMove({ x: 1199, y: 400 });
    expect(map.stage.wantsTicks).toBe(true);
    map.tick(100).tick(100);
    expect(map.stage.camera.x).toBeGreaterThan(before);
    expect(map.stage.shown[0]).toBe(1);
  });
});

describe('panning', () => {
  it('is done with the middle button and leaves the selection alone', () => {
    const map = new TestMap(twoHosts).click('vm-2');
    const before = map.stage.camera.x;
    map
      .pointerDown({ x: 300, y: 300 }, { button: 'middle' })
      .expectToBeIn('select.panning')
      .pointerMove({ x: 340, y: 300 })
      .pointerUp()
      .expectSelected('vm-2');
    expect(map.stage.camera.x).toBeCloseTo(before - 40 / map.stage.camera.scale);
  });

  it('is done with Space held, and then Space toggles nothing', () => {
    new TestMap(twoHosts)
      .press('ArrowRight')
      .keyDown(' ')
      .pointerDown({ x: 300, y: 300 })
      .expectToBeIn('select.panning')
      .pointerMove({ x: 310, y: 300 })
      .pointerUp()
      .keyUp(' ')
      .expectSelected();
  });

  it('is taken back by Escape', () => {
    const map = new TestMap(twoHosts);
    const before = map.stage.camera;
    map.pointerDown({ x: 300, y: 300 }, { button: 'middle' }).pointerMove({ x: 400, y: 350 }).escape();
    expect(map.stage.camera).toEqual(before);
  });
});

describe('a map that is grouped by application', () => {
  const view = { width: 1200, height: 800, dpr: 1 };
  const mixed = { lonA: [4], lonB: [4], applications: ['Mail', 'Shop'] };

  it('selects an application at one site by its name', () => {
    const map = new TestMap(mixed, view, 'application');
    map
      .click(map.nameOf('Mail', 'LON-A'))
      .expectSelected('vm-0', 'vm-2')
      .click(map.nameOf('Shop', 'LON-B'), { shift: true })
      .expectSelected('vm-0', 'vm-2', 'vm-5', 'vm-7');
  });

  it('selects it at the provider, wherever its VMs are at home', () => {
    const map = new TestMap(mixed, view, 'application');
    map.click(map.nameOf('Shop', 'Cloud')).expectSelected('vm-1', 'vm-3', 'vm-5', 'vm-7');
  });

  it('draws rectangles over it as over any other', () => {
    new TestMap(mixed, view, 'application').drag('vm-0', 'vm-2').expectSelected('vm-0', 'vm-2');
  });
});
