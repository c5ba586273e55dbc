import type { FailbackTarget, RunVerb, Switchover } from '#shared/domain/index.ts';
import type { VerbOptions } from '#shared/ipc/index.ts';
import { fromLocalInput } from '../ui/time.ts';

/** What a person has chosen beyond VMs and points, as the fields have it. */
export interface OptionsDraft {
  readonly target: FailbackTarget['kind'];
  /** The host of a restored VM, or of the new place; empty until chosen. */
  readonly hostId: string;
  readonly quickRollback: boolean;
  readonly switchover: Switchover['mode'];
  /** As `<input type="datetime-local">` has it. */
  readonly switchAt: string;
  readonly force: boolean;
  readonly keepTestRunning: boolean;
}

/** A failback asks nothing of anybody: home over the original, and changed over when a person says so. */
export const emptyOptions: OptionsDraft = {
  target: 'original',
  hostId: '',
  quickRollback: false,
  switchover: 'manual',
  switchAt: '',
  force: false,
  keepTestRunning: false,
};

/** What is asked of the console for a verb; null while something that it needs is not given. */
export function optionsOf(verb: RunVerb, draft: OptionsDraft): VerbOptions | null {
  switch (verb) {
    case 'failback': {
      const target = targetOf(draft);
      const switchover = switchoverOf(draft);
      if (target === null || switchover === null) return null;
      // Only the original still has what its own change tracking names.
      return { failback: { target, quickRollback: target.kind === 'original' && draft.quickRollback, switchover } };
    }
    case 'change-switchover': {
      const switchover = switchoverOf(draft);
      return switchover === null ? null : { switchover };
    }
    case 'undo-failover':
      return draft.force ? { force: true } : {};
    case 'test-failover':
      return draft.keepTestRunning ? { keepTestRunning: true } : {};
    case 'pin-point':
      // A point is pinned where it is looked at.
      return null;
    case 'failover':
    case 'planned-failover':
    case 'test-stop':
    case 'permanent-failover':
    case 'switch-over':
    case 'commit-failback':
    case 'cancel-failback':
    case 'undo-failback':
    case 'power-off-source':
    case 'isolate':
      return {};
  }
}

function targetOf({ target, hostId }: OptionsDraft): FailbackTarget | null {
  if (target === 'original') return { kind: 'original' };
  return hostId === '' ? null : { kind: target, hostId };
}

function switchoverOf({ switchover, switchAt }: OptionsDraft): Switchover | null {
  if (switchover !== 'scheduled') return { mode: switchover };
  const at = fromLocalInput(switchAt);
  return at === null ? null : { mode: 'scheduled', at };
}
