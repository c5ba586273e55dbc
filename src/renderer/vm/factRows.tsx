import type { ReactNode } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { GuestFact, VmDetails } from '#shared/ipc/index.ts';
import { contactWords } from '../estate/contact.ts';
import type { Mark } from '../estate/marks.ts';
import type { VmAt } from '../estate/vm.ts';
import { failbackPhase } from '../inspector/LifeFacts.tsx';
import { stateSince, stateWords } from '../inspector/stateWords.ts';
import { switchoverWords } from '../review/optionWords.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { formatTenths, t } from '../ui/text.ts';
import { formatDuration, formatMoment } from '../ui/time.ts';

const GIB = 2 ** 30;

/** What the facts of one VM are read from. */
export interface Known {
  readonly picture: EstatePicture;
  readonly vm: VmAt;
  readonly mark: Mark;
  readonly details: VmDetails | null;
  readonly gatewayNow: number;
}

export interface FactRow {
  readonly name: string;
  readonly value: ReactNode;
  readonly from: string;
  /** When it was seen so, or came to be so; null where nobody can say. */
  readonly at: number | null;
}

/** Each fact with who says so and since when: what was seen, what is under way, what is on record. */
export function factRows(known: Known): readonly FactRow[] {
  return [...observed(known), ...lifeOf(known), ...recorded(known)];
}

/** What somebody saw: with the age of that very observation. */
function observed({ picture, vm, mark, details, gatewayNow }: Known): readonly FactRow[] {
  const byProvider = t('fact.provider');
  const site = picture.sites.find(({ id }) => id === vm.siteId);
  const replica = details?.replica ?? null;
  const rows: FactRow[] = [
    {
      name: t('vm.state'),
      value: <StateMark mark={mark} word={stateWords(mark, replica)} />,
      from: mark === 'stalled' ? t('fact.journal') : byProvider,
      at: stateSince(mark, vm, replica),
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
  if (details?.guest) rows.push(guestRow(details.guest));
  if (site?.role === 'production') {
    rows.push({
      name: t('fact.contact'),
      value: `${site.name}, ${contactWords(site.contact, gatewayNow)}`,
      from: byProvider,
      at: site.contact.lastReportAt,
    });
  }
  rows.push(
    { name: t('vm.point'), value: pointWords(vm, gatewayNow), from: byProvider, at: vm.latestPointAt },
    {
      name: t('vm.tested'),
      value: vm.lastTestedAt === null ? '' : formatMoment(vm.lastTestedAt, gatewayNow),
      from: byProvider,
      at: vm.lastTestedAt,
    },
  );
  return rows;
}

/** Nobody's word but the guest's own, as a run found it. */
function guestRow({ answers, detail, title, at }: GuestFact): FactRow {
  const value = t(answers ? 'vm.guest.answers' : 'vm.guest.silent', { detail, title });
  return { name: t('vm.guest'), value, from: t('fact.guest'), at };
}

function pointWords({ latestPointAt, rpoTargetSeconds }: VmAt, gatewayNow: number): string {
  const target = rpoTargetSeconds === null ? '' : t('vm.target', { age: formatDuration(rpoTargetSeconds * 1_000) });
  if (latestPointAt === null) return t('map.noPoint');
  const at = formatMoment(latestPointAt, gatewayNow);
  return target === '' ? at : t('fact.at', { at, target });
}

/** What the replica is in the middle of: with the moment at which that began. */
function lifeOf({ details, gatewayNow }: Known): readonly FactRow[] {
  const replica = details?.replica;
  if (!replica) return [];
  const { failover, test, failback, twoCopiesSince } = replica;
  const fact = (name: string, value: string, at: number): FactRow => ({ name, value, from: t('fact.provider'), at });
  const startedFrom = (at: number) => t('vm.fromPoint', { at: formatMoment(at, gatewayNow) });
  const rows: FactRow[] = [];
  if (twoCopiesSince !== null) rows.push(fact(t('vm.twoCopies'), t('mark.two-copies'), twoCopiesSince));
  if (failover) rows.push(fact(t('mark.failover'), startedFrom(failover.pointAt), failover.since));
  if (test) rows.push(fact(t('mark.test'), startedFrom(test.pointAt), test.since));
  if (failback) {
    rows.push(fact(t('vm.failback'), failbackPhase(failback), failback.since));
    if (failback.switchedAt === null) {
      rows.push(fact(t('vm.switchover'), switchoverWords(failback.switchover), failback.since));
    }
  }
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
function recorded({ vm, details }: Known): readonly FactRow[] {
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
  const { replica } = details;
  if (replica) rows.push(fact(t('vm.job'), replica.job));
  if (replica && replica.temporaryBytes > 0) {
    rows.push(fact(t('vm.temporary'), t('vm.gib', { n: formatTenths(replica.temporaryBytes / GIB) })));
  }
  return [
    ...rows,
    fact(t('vm.criticality'), t(`criticality.${criticality}`)),
    fact(t('vm.os'), os),
    fact(t('vm.addresses'), `${addresses.join(', ')} ${t(`addressing.${addressing}`)}`),
    fact(
      t('fact.size'),
      t('fact.size.value', { ghz: formatTenths(cpuMhz / 1_000), memory: gib(memoryBytes), disk: gib(diskBytes) }),
    ),
  ];
}
