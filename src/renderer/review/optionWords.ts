import type { Host, Switchover } from '#shared/domain/index.ts';
import type { PointPolicy, Review, VerbOptions } from '#shared/ipc/index.ts';
import { counted, t } from '../ui/text.ts';
import { formatFull } from '../ui/time.ts';

/** What was chosen beyond VMs and points, a line each: it is ordered as it is read here. */
export function optionWords(options: VerbOptions, hosts: readonly Host[]): readonly string[] {
  const lines: string[] = [];
  const { failback, switchover } = options;
  if (failback) {
    const { target } = failback;
    const where = t(`failback.${target.kind}`);
    const host =
      target.kind === 'original' ? '' : (hosts.find(({ id }) => id === target.hostId)?.name ?? target.hostId);
    lines.push(host === '' ? where : t('review.onHost', { where, host }));
    if (failback.quickRollback) lines.push(t('failback.quick'));
    lines.push(switchoverWords(failback.switchover));
  }
  if (switchover) lines.push(switchoverWords(switchover));
  if (options.force === true) lines.push(t('force.check'));
  if (options.keepTestRunning === true) lines.push(t('test.keep'));
  if (options.pin) lines.push(t(options.pin.pinned ? 'pin.pin' : 'pin.release'));
  return lines;
}

export function switchoverWords(switchover: Switchover): string {
  return switchover.mode === 'scheduled'
    ? t('switchover.chosen.scheduled', { at: formatFull(switchover.at) })
    : t(`switchover.chosen.${switchover.mode}`);
}

/** How the points were chosen: by a policy for all, but for those that a person chose one by one. */
export function pointWords({ policy, items }: Pick<Review, 'policy' | 'items'>): readonly string[] {
  if (policy === null) return [];
  const n = items.filter(({ point }) => point?.byHand === true).length;
  const byHand = n === 0 ? [] : [t('point.chosen.byHand', counted(n))];
  return n > 0 && n === items.length ? byHand : [policyWords(policy), ...byHand];
}

function policyWords(policy: PointPolicy): string {
  return policy.kind === 'at-or-before'
    ? t('point.chosen.at-or-before', { at: formatFull(policy.at) })
    : t(`point.chosen.${policy.kind}`);
}
