import type { Replica } from '#shared/domain/index.ts';
import { optionWords, switchoverWords } from '../review/optionWords.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { Fact } from '../ui/Facts.tsx';
import { formatTenths, t } from '../ui/text.ts';
import { formatDuration, formatMoment } from '../ui/time.ts';

const GIB = 2 ** 30;

interface Props {
  readonly replica: Replica;
  readonly gatewayNow: number;
}

/** What the replica is in the middle of: a failover, a test, a failback; and what that holds on disk. */
export function LifeFacts({ replica, gatewayNow }: Props) {
  const { failover, test, failback, temporaryBytes, job, twoCopiesSince } = replica;
  const startedFrom = (pointAt: number) => t('vm.fromPoint', { at: formatMoment(pointAt, gatewayNow) });
  return (
    <>
      {twoCopiesSince !== null && (
        <Fact name={t('vm.twoCopies')}>{t('vm.since', { at: formatMoment(twoCopiesSince, gatewayNow) })}</Fact>
      )}
      {failover && (
        <Fact name={t('vm.runsSince')} source={startedFrom(failover.pointAt)}>
          {formatDuration(gatewayNow - failover.since)}
        </Fact>
      )}
      {test && (
        <Fact name={t('vm.testSince')} source={startedFrom(test.pointAt)}>
          {formatDuration(gatewayNow - test.since)}
        </Fact>
      )}
      {failback && <FailbackFacts failback={failback} gatewayNow={gatewayNow} />}
      {temporaryBytes > 0 && (
        <Fact name={t('vm.temporary')}>{t('vm.gib', { n: formatTenths(temporaryBytes / GIB) })}</Fact>
      )}
      <Fact name={t('vm.job')}>{job}</Fact>
    </>
  );
}

type Failback = NonNullable<Replica['failback']>;

/** How far a failback is. */
export function failbackPhase({ syncedAt, switchedAt }: Failback): string {
  const phase = switchedAt !== null ? 'switched' : syncedAt !== null ? 'synced' : 'synchronising';
  return t(`failback.phase.${phase}`);
}

function FailbackFacts({ failback, gatewayNow }: { readonly failback: Failback; readonly gatewayNow: number }) {
  const hosts = useCurrentPicture()?.hosts ?? [];
  const { target, switchover, since, syncedAt, switchedAt } = failback;
  const at = (moment: number) => formatMoment(moment, gatewayNow);
  const [where] = optionWords({ failback: { target, switchover, quickRollback: false } }, hosts);
  return (
    <>
      <Fact name={t('vm.failback')} source={t('vm.since', { at: at(since) })}>
        {failbackPhase(failback)}
      </Fact>
      <Fact name={t('failback.target')}>{where}</Fact>
      {switchedAt === null && <Fact name={t('vm.switchover')}>{switchoverWords(switchover)}</Fact>}
      {syncedAt !== null && <Fact name={t('vm.syncedAt')}>{at(syncedAt)}</Fact>}
      {switchedAt !== null && <Fact name={t('vm.switchedAt')}>{at(switchedAt)}</Fact>}
    </>
  );
}
