import type { WindowText } from '#shared/texts/en/window.ts';
import { mapKeys } from '../map/tool/keys.ts';
import type { Combo } from '../ui/combos.ts';
import { frameKeys, sizeKeys, type WindowKey } from './keys.ts';

export interface KeyRow {
  readonly combos: readonly Combo[];
  readonly word: WindowText;
}

export interface KeyGroup {
  readonly title: WindowText;
  readonly rows: readonly KeyRow[];
}

const ofWindow = (keys: readonly WindowKey[]): readonly KeyRow[] =>
  keys.map(({ combos: [first], word }) => ({ combos: [first], word }));

/** What the dialog of the keys shows: the tables by which the keys are handled, and what the pointer does. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'keys.everywhere',
    rows: [...ofWindow(frameKeys), ...ofWindow(sizeKeys), { combos: [{ key: 'Escape' }], word: 'keys.close' }],
  },
  { title: 'keys.onMap', rows: mapKeys.map(({ shown, word }) => ({ combos: shown, word })) },
  {
    title: 'keys.inList',
    rows: [
      { combos: [{ key: 'arrows' }], word: 'keys.row' },
      { combos: [{ key: 'PageUp' }, { key: 'PageDown' }], word: 'keys.page' },
      { combos: [{ key: 'Home' }, { key: 'End' }], word: 'keys.ends' },
      { combos: [{ key: 'arrows', shift: true }], word: 'keys.extend' },
      { combos: [{ key: ' ' }], word: 'keys.toggle' },
      { combos: [{ key: 'Enter' }], word: 'keys.openRow' },
      { combos: [{ key: '←' }, { key: '→' }], word: 'keys.fold' },
      { combos: [{ key: '*' }], word: 'keys.unfoldSiblings' },
      { combos: [{ key: 'a', mod: true }], word: 'keys.allRows' },
      { combos: [{ key: 'Escape' }], word: 'keys.clear' },
    ],
  },
  {
    title: 'keys.inPlan',
    rows: [
      { combos: [{ key: 'arrows', shift: true }], word: 'keys.extend' },
      { combos: [{ key: 'Enter' }, { key: 'a' }], word: 'keys.startsAfter' },
      { combos: [{ key: 'Delete' }], word: 'keys.removeMember' },
    ],
  },
  {
    title: 'keys.pointer',
    rows: [
      { combos: [{ key: 'drag' }], word: 'keys.drag' },
      { combos: [{ key: 'drag', shift: true }], word: 'keys.add' },
      { combos: [{ key: 'drag', alt: true }], word: 'keys.subtract' },
      { combos: [{ key: 'drag', space: true }], word: 'keys.dragPan' },
      { combos: [{ key: 'wheel' }], word: 'keys.wheel' },
      { combos: [{ key: 'wheel', shift: true }, { key: 'swipe' }], word: 'keys.sideways' },
    ],
  },
];
