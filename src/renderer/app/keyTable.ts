import type { WindowText } from '#shared/texts/en/window.ts';
import { mapKeys } from '../map/tool/keys.ts';
import { memberKeys } from '../plans/members/keys.ts';
import { headKeys, listKeys } from '../replicas/keys.ts';
import { runPageKeys } from '../runs/keys.ts';
import type { Combo } from '../ui/combos.ts';
import { nameKeys } from '../ui/nameKeys.ts';
import type { PartKey } from '../ui/partKeys.ts';
import { walkKeys } from '../ui/walkKeys.ts';
import { vmPageKeys } from '../vm/keys.ts';
import { frameKeys, sizeKeys, type WindowKey } from './keys.ts';

export interface KeyRow {
  readonly combos: readonly Combo[];
  readonly word: WindowText;
}

export interface KeyGroup {
  readonly title: WindowText;
  readonly rows: readonly KeyRow[];
}

function ofWindow(keys: readonly Omit<WindowKey, 'run'>[]): readonly KeyRow[] {
  return keys.map(({ combos, word }) => ({ combos, word }));
}

function ofPart<Here>(keys: readonly PartKey<Here>[]): readonly KeyRow[] {
  return keys.map(({ shown, word }) => ({ combos: shown, word }));
}

/** What the dialog of the keys shows: the tables by which the keys are handled, and what the pointer does. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'keys.everywhere',
    rows: [...ofWindow(frameKeys), ...ofWindow(sizeKeys), { combos: [{ key: 'Escape' }], word: 'keys.close' }],
  },
  { title: 'keys.onMap', rows: ofPart(mapKeys) },
  { title: 'keys.inList', rows: [...ofPart(listKeys), ...ofPart(headKeys)] },
  { title: 'keys.inPlan', rows: ofPart(memberKeys) },
  { title: 'keys.onRun', rows: ofWindow(runPageKeys) },
  { title: 'keys.onVm', rows: ofPart(vmPageKeys) },
  { title: 'keys.inNames', rows: ofPart(nameKeys) },
  { title: 'keys.inFound', rows: ofPart(walkKeys) },
  {
    title: 'keys.pointer',
    rows: [
      { combos: [{ key: 'click', mod: true }], word: 'keys.toggle' },
      { combos: [{ key: 'doubleclick' }], word: 'keys.open' },
      { combos: [{ key: 'drag' }], word: 'keys.drag' },
      { combos: [{ key: 'drag', shift: true }], word: 'keys.add' },
      { combos: [{ key: 'drag', alt: true }], word: 'keys.subtract' },
      { combos: [{ key: 'drag', space: true }], word: 'keys.dragPan' },
      { combos: [{ key: 'Escape' }], word: 'keys.cancelDrag' },
      { combos: [{ key: 'wheel' }, { key: 'pinch' }], word: 'keys.wheel' },
      { combos: [{ key: 'wheel', shift: true }, { key: 'swipe' }], word: 'keys.sideways' },
    ],
  },
];
