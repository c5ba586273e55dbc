import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { History, type Kept, STEPS_MAX } from './history.ts';

/** A place with one value, whose changes are kept. */
function place(history: History, name = 'place'): { value: number; set(to: number, field?: string): void } {
  const kept: Kept<number> = { name, put: (value) => (it.value = value) };
  const it = {
    value: 0,
    set(to: number, field?: string) {
      history.note(kept, it.value, to, field ?? null);
      it.value = to;
    },
  };
  return it;
}

describe('what was chosen', () => {
  it('is taken back and done again, step by step', () => {
    const history = new History();
    const one = place(history);
    one.set(1);
    one.set(2);
    expect(history.undo()).toBe('place');
    expect(one.value).toBe(1);
    history.undo();
    expect([one.value, history.undo()]).toEqual([0, null]);
    history.redo();
    history.redo();
    expect([one.value, history.redo()]).toEqual([2, null]);
  });

  it('cannot be done again once something else was chosen', () => {
    const history = new History();
    const one = place(history);
    one.set(1);
    history.undo();
    one.set(5);
    expect(history.redo()).toBeNull();
    history.undo();
    expect(one.value).toBe(0);
  });

  it('is one step while a person types on in one field', () => {
    const history = new History();
    const [one, other] = [place(history), place(history, 'other')];
    one.set(1, 'reason');
    one.set(2, 'reason');
    other.set(9, 'reason');
    one.set(3, 'reason');
    history.undo();
    expect([one.value, other.value]).toEqual([2, 9]);
    history.undo();
    history.undo();
    expect([one.value, other.value]).toEqual([0, 0]);
  });

  it('is forgotten when it was sent', () => {
    const history = new History();
    const one = place(history);
    one.set(1);
    history.undo();
    one.set(2);
    history.forget();
    expect([history.undo(), history.redo(), one.value]).toEqual([null, null, 2]);
  });

  it('comes back to every value in turn, over any choices, as far as it reaches', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: STEPS_MAX + 20 }), (values) => {
        const history = new History();
        const one = place(history);
        for (const value of values) one.set(value);
        const all = [0, ...values];
        const reached = Math.min(values.length, STEPS_MAX);
        for (let step = 1; step <= reached; step += 1) {
          history.undo();
          expect(one.value).toBe(all[all.length - 1 - step]);
        }
        expect(history.undo()).toBeNull();
        for (let step = 0; step < reached; step += 1) history.redo();
        expect(one.value).toBe(all.at(-1));
      }),
    );
  });
});
