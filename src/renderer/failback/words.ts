import type { Switchover } from '#shared/domain/index.ts';
import type { ByteRange, FailbackStep, FailbackSummary, FailbackVm, MsRange } from '#shared/ipc/index.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { formatBytes } from '../connections/bytes.ts';
import type { Mark } from '../estate/marks.ts';
import { switchoverWords } from '../review/optionWords.ts';
import { counted, t } from '../ui/text.ts';
import { formatRange } from '../ui/time.ts';

export function titleOf({ name, vms }: Pick<FailbackSummary, 'name' | 'vms'>): string {
  return name === null ? t('home.title.some', counted(vms)) : t('home.title', { name });
}

export const stepWord = (step: FailbackStep): string => t(`home.step.${step}`);

/** Where everybody is: "3 VMs: Synchronise, 5 VMs: Verify". */
export function countsWords(counts: FailbackSummary['counts']): string {
  return (Object.keys(counts) as FailbackStep[])
    .filter((step) => counts[step] > 0)
    .map((step) => `${stepWord(step)}: ${t('home.vms', counted(counts[step]))}`)
    .join(', ');
}

const marks: { readonly [S in NonNullable<FailbackVm['state']>]: Mark } = {
  failover: 'failover',
  'failover-failed': 'failed',
  synchronising: 'working',
  'ready-to-switch': 'ready-to-switch',
  switching: 'working',
  failback: 'failback',
  undoing: 'working',
  finalising: 'working',
  ready: 'protected',
  processing: 'working',
  verifying: 'test',
  permanent: 'moved',
  unknown: 'unknown',
};

/** Colour, glyph and word of where a VM is. */
export function lookOf(vm: FailbackVm): { readonly mark: Mark; readonly word: string } {
  if (vm.isMoved) return { mark: 'moved', word: t('home.state.permanent') };
  if (vm.twoCopiesSince !== null) return { mark: 'two-copies', word: t('home.state.two-copies') };
  if (vm.state === null) return { mark: 'unprotected', word: t('home.state.none') };
  return { mark: marks[vm.state], word: t(`home.state.${vm.state}`) };
}

export function formatBytesRange({ lowBytes, highBytes }: ByteRange, code: WindowText = 'home.bytes'): string {
  return t(code, { low: formatBytes(lowBytes), high: formatBytes(highBytes) });
}

export function formatMs({ lowMs, highMs }: MsRange): string {
  return formatRange(lowMs, highMs);
}

export function windowWords(switchover: Switchover | null): string {
  return switchover === null ? '–' : switchoverWords(switchover);
}
