import { describe, expect, it } from 'vitest';
import { comboWords, isPressed, type Pressed } from './combos.ts';

const pressed = (key: string, own: Partial<Pressed> = {}): Pressed => ({
  ...{ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
  ...own,
});

describe('keys that are pressed together', () => {
  it('are Ctrl here and Command there', () => {
    const palette = { key: 'k', mod: true };
    expect(isPressed(palette, pressed('k', { ctrlKey: true }))).toBe(true);
    expect(isPressed(palette, pressed('k', { metaKey: true }))).toBe(true);
    expect(isPressed(palette, pressed('k'))).toBe(false);
    expect(isPressed(palette, pressed('k', { ctrlKey: true, altKey: true }))).toBe(false);
  });

  it('tell letters with Shift from letters without', () => {
    const undo = { key: 'z', mod: true };
    const redo = { key: 'z', mod: true, shift: true };
    const shifted = pressed('Z', { ctrlKey: true, shiftKey: true });
    expect([isPressed(undo, shifted), isPressed(redo, shifted)]).toEqual([false, true]);
  });

  it('take a sign wherever the keyboard has it', () => {
    expect(isPressed({ key: '?' }, pressed('?', { shiftKey: true }))).toBe(true);
    expect(isPressed({ key: '+', mod: true }, pressed('+', { ctrlKey: true }))).toBe(true);
  });

  it('are named as they are labelled', () => {
    expect(comboWords({ key: 'z', mod: true, shift: true })).toBe('Ctrl + Shift + Z');
    expect(comboWords({ key: ' ' })).toBe('Space');
  });
});
