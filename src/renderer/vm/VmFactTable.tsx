import type { ReactNode } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { VmDetails } from '#shared/ipc/index.ts';
import { contactWords } from '../estate/contact.ts';
import type { Mark } from '../estate/marks.ts';
import type { VmAt } from '../estate/vm.ts';
import { LifeFacts } from '../inspector/LifeFacts.tsx';
import { stateWords } from '../inspector/stateWords.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Facts } from '../ui/Facts.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { t } from '../ui/text.ts';
import { formatAge, formatDuration, formatFull } from '../ui/time.ts';
import styles from './VmPage.module.css';

const cx = classesOf(styles);
const GIB = 2 ** 30;

interface Props {
  readonly picture: EstatePicture;
  readonly vm: VmAt;
  readonly mark: Mark;
  readonly details: VmDetails | null;
  readonly gatewayNow: number;
}

interface FactRow {
  readonly name: string;
  readonly value: ReactNode;
  readonly from: string;
  /** When it was seen so, or came to be so; null where nobody can say. */
  readonly at: number | null;
}

/** What is known of the VM: each fact with who says so and how old that is. */
export function VmFactTable(props: Props) {
  const { details, gatewayNow } = props;
  const replica = details?.replica ?? null;
  return (
    <section className={cx('section')} aria-labelledby="vm-facts">
      <h2 id="vm-facts">{t('vm.facts')}</h2>
      <table className={cx('table')}>
        <thead>
          <tr>
            <th scope="col">{t('vm.facts.what')}</th>
            <th scope="col">{t('vm.facts.value')}</th>
            <th scope="col">{t('vm.facts.from')}</th>
            <th scope="col">{t('vm.facts.age')}</th>
          </tr>
        </thead>
        <tbody>
          {[...observed(props), ...recorded(props)].map(({ name, value, from, at }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
              <td>{from}</td>
              <td title={at === null ? undefined : formatFull(at)}>
                {at === null ? t('time.never') : formatAge(gatewayNow - at)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {replica && (
        <Facts>
          <LifeFacts replica={replica} gatewayNow={gatewayNow} />
        </Facts>
      )}
      {replica !== null && replica.failure !== null && <Callout level="error">{replica.failure}</Callout>}
      {replica?.blockers.map((blocker) => (
        <Callout key={blocker.code} level="warning">
          {blocker.detail}
        </Callout>
      ))}
      {details?.vm.addressing === 'dhcp' && <Callout level="warning">{t('vm.dhcp')}</Callout>}
    </section>
  );
}

/** What somebody saw: with the age of that very observation. */
function observed({ picture, vm, mark, details, gatewayNow }: Props): readonly FactRow[] {
  const byProvider = t('fact.provider');
  const site = picture.sites.find(({ id }) => id === vm.siteId);
  const replica = details?.replica ?? null;
  const rows: FactRow[] = [
    {
      name: t('vm.state'),
      value: <StateMark mark={mark} word={stateWords(mark, replica)} />,
      from: byProvider,
      at: replica?.stateSince ?? vm.stateSince,
    },
  ];
  if (replica) {
    const { sourcePower, power, isolated } = replica;
    rows.push(
      {
        name: t('vm.source'),
        value: t(`power.${sourcePower.power}`),
        from: t(`observer.${sourcePower.observer}`),
        at: confirmedAt(sourcePower.observedAt, site?.contact),
      },
      {
        name: t('vm.replicaPower'),
        value: t(`power.${power}`) + (isolated ? `, ${t('vm.isolated')}` : ''),
        from: byProvider,
        at: details?.heardAt ?? null,
      },
    );
  }
  if (site?.role === 'production') {
    rows.push({
      name: t('fact.contact'),
      value: `${site.name}, ${contactWords(site.contact, gatewayNow)}`,
      from: byProvider,
      at: site.contact.lastReportAt,
    });
  }
  rows.push(
    {
      name: t('vm.point'),
      value: vm.rpoTargetSeconds === null ? '' : t('vm.target', { age: formatDuration(vm.rpoTargetSeconds * 1_000) }),
      from: byProvider,
      at: vm.latestPointAt,
    },
    { name: t('vm.tested'), value: '', from: byProvider, at: vm.lastTestedAt },
  );
  return rows;
}

/** A site that is heard confirms with each report what was seen before it. */
function confirmedAt(
  observedAt: number | null,
  contact: EstatePicture['sites'][number]['contact'] | undefined,
): number | null {
  if (observedAt === null || contact?.state !== 'connected') return observedAt;
  return Math.max(observedAt, contact.lastReportAt ?? observedAt);
}

/** What the provider has on record: as old as what was last heard from it. */
function recorded({ vm, details }: Props): readonly FactRow[] {
  const at = details?.heardAt ?? null;
  const fact = (name: string, value: ReactNode): FactRow => ({ name, value, from: t('fact.provider'), at });
  const rows = [fact(t('vm.place'), [vm.site, vm.cluster, vm.host].filter(Boolean).join(' › '))];
  if (vm.replicaHost !== null) rows.push(fact(t('vm.replicaHost'), vm.replicaHost));
  if (vm.network !== null) rows.push(fact(t('list.column.network'), vm.network));
  if (vm.application !== null) {
    rows.push(fact(t('vm.application'), t('vm.tier', { application: vm.application, tier: vm.tier })));
  }
  if (!details) return rows;
  const { criticality, os, addresses, addressing, cpuMhz, memoryBytes, diskBytes } = details.vm;
  const gib = (bytes: number) => Math.round(bytes / GIB);
  return [
    ...rows,
    fact(t('vm.criticality'), t(`criticality.${criticality}`)),
    fact(t('vm.os'), os),
    fact(t('vm.addresses'), `${addresses.join(', ')} ${t(`addressing.${addressing}`)}`),
    fact(
      t('fact.size'),
      t('fact.size.value', { ghz: (cpuMhz / 1_000).toFixed(1), memory: gib(memoryBytes), disk: gib(diskBytes) }),
    ),
  ];
}
