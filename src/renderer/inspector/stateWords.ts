import type { Replica } from '#shared/domain/index.ts';
import { type Mark, markLooks } from '../estate/marks.ts';
import type { VmAt } from '../estate/vm.ts';
import { t } from '../ui/text.ts';

/** Since when it is in that state; null where that is not known: when an order stalled stands in its run. */
export function stateSince(mark: Mark, vm: VmAt, replica: Replica | null): number | null {
  return mark === 'stalled' ? null : (replica?.stateSince ?? vm.stateSince);
}

/** The state with what only the details know: which step it is at. */
export function stateWords(mark: Mark, replica: Replica | null): string {
  if (mark !== 'working' || !replica) return t(markLooks[mark].word);
  switch (replica.state) {
    case 'processing':
    case 'undoing':
    case 'finalising':
    case 'synchronising':
    case 'switching':
    case 'verifying':
      return t('mark.workingAt', { step: t(`step.${replica.state}`) });
    case 'ready':
    case 'failover':
    case 'failover-failed':
    case 'ready-to-switch':
    case 'failback':
    case 'permanent':
    case 'unknown':
      return t(markLooks[mark].word);
  }
}
