import type { Replica } from '#shared/domain/index.ts';
import { Fact } from '../ui/Facts.tsx';
import { t } from '../ui/text.ts';
import { formatAge } from '../ui/time.ts';

interface SourceProps {
  readonly source: Replica['sourcePower'];
  readonly gatewayNow: number;
}

/** Who saw the source VM's power, and when: an observation without its age is worth nothing. */
export function SourceFact({ source, gatewayNow }: SourceProps) {
  const seen =
    source.observedAt === null
      ? t('source.never')
      : t('source.seen', {
          who: t(`observer.${source.observer}`),
          age: formatAge(gatewayNow - source.observedAt),
        });
  return (
    <Fact name={t('vm.source')} source={seen}>
      {t(`power.${source.power}`)}
    </Fact>
  );
}

interface ReplicaProps {
  readonly replica: Replica;
  /** Gateway time of the newest line heard: how old the provider's word is. */
  readonly heardAt: number | null;
  readonly gatewayNow: number;
}

/** The other copy, as the provider tells it. */
export function ReplicaPowerFact({ replica, heardAt, gatewayNow }: ReplicaProps) {
  const told = heardAt === null ? t('source.never') : t('replica.told', { age: formatAge(gatewayNow - heardAt) });
  return (
    <Fact name={t('vm.replicaPower')} source={told}>
      {t(`power.${replica.power}`)}
      {replica.isolated && `, ${t('vm.isolated')}`}
    </Fact>
  );
}
