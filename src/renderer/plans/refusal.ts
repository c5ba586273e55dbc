import { t } from '../ui/text.ts';
import type { EditRefusal } from './edit/edits.ts';
import { type NameOf, namesInLine } from './names.ts';

const NAMES_MAX = 8;

/** Why an edit was not made, with the names of those that it is about. */
export function refusalWords({ code, vmIds }: EditRefusal, nameOf: NameOf): string {
  if (code === 'too-many') return t('plan.refused.too-many');
  if (code === 'other-kind') return t('plan.refused.other-kind', { names: namesInLine(vmIds, nameOf, NAMES_MAX) });
  return t('plan.refused.cycle', { names: vmIds.map(nameOf).join(' → ') });
}
