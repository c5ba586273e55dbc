import { describe, expect, it } from 'vitest';
import { WheelReader, type WheelTurn } from './WheelReader.ts';

/** Turns 16 ms after one another, as a trackpad sends them. */
function turned(...turns: readonly Partial<WheelTurn>[]) {
  const reader = new WheelReader();
  return turns.map((turn, nth) =>
    reader.read({ dx: 0, dy: 0, isPinch: false, shift: false, atMs: 1_000 + 16 * nth, ...turn }),
  );
}

describe('the wheel', () => {
  it('of a mouse zooms: away from the hand in, towards it out', () => {
    const [closer, away] = turned({ dy: -120 }, { dy: 120, atMs: 3_000 });
    expect(closer).toMatchObject({ kind: 'zoom' });
    expect(closer?.kind === 'zoom' && closer.factor > 1).toBe(true);
    expect(away?.kind === 'zoom' && away.factor < 1).toBe(true);
  });

  it('gathers the small turns of a trackpad to one step', () => {
    const moves = turned(...Array.from({ length: 40 }, () => ({ dy: -1 })));
    expect(moves.filter(({ kind }) => kind === 'zoom')).toHaveLength(1);
    expect(moves.filter(({ kind }) => kind === 'none')).toHaveLength(39);
  });

  it('with Shift moves the map sideways, whichever way the system turns it then', () => {
    expect(turned({ dy: 120, shift: true })).toEqual([{ kind: 'pan', dxPx: -120, dyPx: 0 }]);
    expect(turned({ dx: 120, shift: true })).toEqual([{ kind: 'pan', dxPx: -120, dyPx: 0 }]);
  });
});

describe('two fingers', () => {
  it('that swipe sideways move the map with them', () => {
    expect(turned({ dx: 12 }, { dx: -9 })).toEqual([
      { kind: 'pan', dxPx: -12, dyPx: -0 },
      { kind: 'pan', dxPx: 9, dyPx: -0 },
    ]);
  });

  it('lead the map on where a swipe that began sideways turns up', () => {
    expect(turned({ dx: 12, dy: 3 }, { dx: 4, dy: 40 })).toEqual([
      { kind: 'pan', dxPx: -12, dyPx: -3 },
      { kind: 'pan', dxPx: -4, dyPx: -40 },
    ]);
  });

  it('that swipe up or down zoom, also where they tremble sideways', () => {
    const moves = turned({ dy: -40 }, { dx: 6, dy: -2 }, { dy: -40 });
    expect(moves.map(({ kind }) => kind)).toEqual(['zoom', 'none', 'zoom']);
  });

  it('begin anew after a rest', () => {
    const [, up] = turned({ dx: 12 }, { dy: -60, atMs: 2_000 });
    expect(up).toMatchObject({ kind: 'zoom' });
  });

  it('that pinch zoom, whatever they did before', () => {
    const [, pinch] = turned({ dx: 12 }, { dy: -20, isPinch: true });
    expect(pinch).toMatchObject({ kind: 'zoom' });
  });
});
