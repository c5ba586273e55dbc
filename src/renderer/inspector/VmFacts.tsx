import type { VmDetails } from '#shared/ipc/index.ts';
import type { Mark } from '../estate/marks.ts';
import type { VmAt } from '../estate/vm.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Fact, Facts } from '../ui/Facts.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { t } from '../ui/text.ts';
import { formatAge, formatDuration, formatFull, formatMoment } from '../ui/time.ts';
import { SourceFact, ReplicaPowerFact } from './PowerFacts.tsx';
import { stateSince, stateWords } from './stateWords.ts';
import styles from './Inspector.module.css';
import { LifeFacts } from './LifeFacts.tsx';

const cx = classesOf(styles);

interface Props {
  readonly vm: VmAt;
  readonly mark: Mark;
  readonly details: VmDetails | null;
  readonly gatewayNow: number;
}

export function VmFacts({ vm, mark, details, gatewayNow }: Props) {
  const replica = details?.replica ?? null;
  const age = (at: number) => <span title={formatFull(at)}>{formatAge(gatewayNow - at)}</span>;
  const since = stateSince(mark, vm, replica);
  return (
    <section className={cx('section')} aria-label={t('vm.facts')}>
      <Facts>
        <Fact
          name={t('vm.state')}
          source={since === null ? undefined : t('vm.since', { at: formatMoment(since, gatewayNow) })}
        >
          <StateMark mark={mark} word={stateWords(mark, replica)} />
        </Fact>
        <Fact
          name={t('vm.point')}
          source={
            vm.rpoTargetSeconds === null
              ? undefined
              : t('vm.target', { age: formatDuration(vm.rpoTargetSeconds * 1_000) })
          }
        >
          {vm.latestPointAt === null ? t('map.noPoint') : age(vm.latestPointAt)}
        </Fact>
        <Fact name={t('vm.tested')}>{vm.lastTestedAt === null ? t('time.never') : age(vm.lastTestedAt)}</Fact>
        <Fact name={t('vm.place')}>{[vm.site, vm.cluster, vm.host].filter(Boolean).join(' › ')}</Fact>
        {vm.replicaHost !== null && <Fact name={t('vm.replicaHost')}>{vm.replicaHost}</Fact>}
        {replica && <SourceFact source={replica.sourcePower} gatewayNow={gatewayNow} />}
        {replica && <ReplicaPowerFact replica={replica} heardAt={details?.heardAt ?? null} gatewayNow={gatewayNow} />}
        {replica && <LifeFacts replica={replica} gatewayNow={gatewayNow} />}
        {vm.application !== null && (
          <Fact name={t('vm.application')}>{t('vm.tier', { application: vm.application, tier: vm.tier })}</Fact>
        )}
        {details && (
          <>
            <Fact name={t('vm.criticality')}>{t(`criticality.${details.vm.criticality}`)}</Fact>
            <Fact name={t('vm.os')}>{details.vm.os}</Fact>
            <Fact name={t('vm.addresses')}>
              {details.vm.addresses.join(', ')} {t(`addressing.${details.vm.addressing}`)}
            </Fact>
          </>
        )}
      </Facts>
      {replica?.failure !== null && replica?.failure !== undefined && (
        <Callout level="error">{replica.failure}</Callout>
      )}
      {replica?.blockers.map((blocker) => (
        <Callout key={blocker.code} level="warning">
          {blocker.detail}
        </Callout>
      ))}
      {details?.vm.addressing === 'dhcp' && <Callout level="warning">{t('vm.dhcp')}</Callout>}
    </section>
  );
}
