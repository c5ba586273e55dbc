import type { WindowText } from '#shared/texts/en/window.ts';
import { type Combo, isPressed } from '../ui/combos.ts';
import { askFind, askWork, go, showKeys, showPalette, useNavigation } from './navigation.ts';
import { changeTextSize } from './preferences.ts';
import { redo, undo } from './undo.ts';

/** A key of the window: what is pressed, what it is called, what it does. The dialog of the keys shows this table. */
export interface WindowKey {
  readonly combos: readonly [Combo, ...Combo[]];
  /** As well, but not worth showing: what another keyboard has on the same key. */
  readonly also?: readonly Combo[];
  readonly word: WindowText;
  /** Where it works: `work`: but in fields and dialogs; `page`: in fields too; `always`: in dialogs too. */
  readonly where: 'work' | 'page' | 'always';
  readonly run: () => void;
}

/** On every page of the frame. */
export const frameKeys: readonly WindowKey[] = [
  { combos: [{ key: '?' }], word: 'keys.help', where: 'work', run: () => showKeys(true) },
  { combos: [{ key: 'k', mod: true }], word: 'keys.palette', where: 'page', run: () => showPalette(true) },
  { combos: [{ key: '/' }], word: 'keys.find', where: 'work', run: findVm },
  { combos: [{ key: 'm' }], word: 'keys.map', where: 'work', run: showMap },
  { combos: [{ key: 'z', mod: true }], word: 'keys.undo', where: 'work', run: undo },
  {
    combos: [
      { key: 'z', mod: true, shift: true },
      { key: 'y', mod: true },
    ],
    word: 'keys.redo',
    where: 'work',
    run: redo,
  },
];

/** Also before there is a connection. */
export const sizeKeys: readonly WindowKey[] = [
  {
    combos: [{ key: '+', mod: true }],
    also: [{ key: '=', mod: true }],
    word: 'keys.larger',
    where: 'always',
    run: () => changeTextSize(1),
  },
  {
    combos: [{ key: '-', mod: true }],
    also: [{ key: '_', mod: true }],
    word: 'keys.smaller',
    where: 'always',
    run: () => changeTextSize(-1),
  },
  { combos: [{ key: '0', mod: true }], word: 'keys.normal', where: 'always', run: () => changeTextSize(null) },
];

/** What map, list and dialogs do with keys is their own. */
export function listenForKeys(keys: readonly WindowKey[]): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const key = keys.find(({ combos, also = [] }) => [...combos, ...also].some((combo) => isPressed(combo, event)));
    if (key === undefined || !reaches(key, event.target)) return;
    event.preventDefault();
    key.run();
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}

function reaches({ where }: WindowKey, target: EventTarget | null): boolean {
  if (where === 'always') return true;
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return false;
  return where === 'page' || !isTyping(target);
}

/** In a field the same keys are the field's own: what was typed there is taken back there. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(fields) !== null;
}

const fields = 'input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]';

/** On the review nothing else may be reached by a stray key. */
function findVm(): void {
  if (useNavigation.getState().page.kind !== 'review') askFind();
}

function showMap(): void {
  go({ kind: 'map' });
  askWork();
}
