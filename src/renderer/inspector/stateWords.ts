import type { Replica } from '#shared/domain/index.ts';
import { type Mark, markLooks } from '../estate/marks.ts';
import { t } from '../ui/text.ts';

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
