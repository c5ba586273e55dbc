import { useEffect, useState } from 'react';
import type { HostGaps, PlanView } from '#shared/ipc/index.ts';
import { gapCount } from '#shared/ipc/host-gaps.ts';
import { answered, bridge } from '../../bridge.ts';
import { Gaps } from '../../hosts/Gaps.tsx';
import { useHosts } from '../../hosts/store.ts';
import { classesOf } from '../../ui/classes.ts';
import { t } from '../../ui/text.ts';
import styles from './HostsTab.module.css';

const cx = classesOf(styles);

interface Props {
  readonly connectionId: string;
  readonly planId: string;
  /** Another one with each change that is kept. */
  readonly view: PlanView;
  /** Of steps that lack something themselves it is not known yet what they need here. */
  readonly isFinished: boolean;
}

/** Whether the plan's steps on hosts could be done from this computer, in whatever kind of run. */
export function PlanGaps({ connectionId, planId, view, isFinished }: Props) {
  const changes = useHosts((state) => state.changes);
  const [gaps, setGaps] = useState<HostGaps | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void answered(bridge().hostsReadiness({ connectionId, planId, verb: null })).then((answer) => {
      if (isCurrent && answer.ok) setGaps(answer.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [connectionId, planId, view, changes]);
  if (gaps === null || (!isFinished && gapCount(gaps) === 0)) return null;
  return (
    <section className={cx('group')} aria-label={t('gaps.title')}>
      <h3>{t('gaps.title')}</h3>
      <Gaps gaps={gaps} readyWords={t('gaps.none')} />
    </section>
  );
}
