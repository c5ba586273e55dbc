import { element, type Child, type Html } from '../html.ts';
import type { PaperManner } from '../manner.ts';
import { name, row, table } from '../parts.ts';
import type { AchievedTimes, VmResult } from './facts.ts';

/** One line a VM: when it was ordered, accepted and seen, what it achieved, and from which point. */
export function resultTable(vms: readonly VmResult[], from: number, manner: PaperManner): Html {
  const { t } = manner;
  const hasTimes = vms.some(({ achieved }) => achieved !== null);
  return table(
    [
      { head: t('report.column.wave'), is: 'number' },
      { head: t('report.column.vm') },
      { head: t('report.column.word'), is: 'narrow' },
      { head: t('report.column.ordered'), is: 'narrow' },
      { head: t('report.column.accepted'), is: 'narrow' },
      { head: t('report.column.done'), is: 'narrow' },
      ...(hasTimes
        ? ([
            { head: t('report.column.rto'), is: 'narrow' },
            { head: t('report.column.rpo'), is: 'narrow' },
            { head: t('report.column.point'), is: 'middle' },
          ] as const)
        : []),
    ],
    vms.map((one) =>
      row(
        ...[manner.number(one.wave), [element('span', { class: 'name' }, name(one.name)), triesOf(one, manner)]],
        ...[t(`word.${one.word}`), clockOf(one.orderedAt, manner), clockOf(one.acceptedAt, manner)],
        doneOf(one, from, manner),
        ...(hasTimes ? [rtoOf(one.achieved, manner), rpoOf(one, manner), pointOf(one, manner)] : []),
      ),
    ),
  );
}

function triesOf({ attempts }: VmResult, { t }: PaperManner): Child {
  return attempts > 1 ? element('p', { class: 'small' }, t('report.tries', { n: attempts })) : null;
}

function clockOf(at: number | null, { clock }: PaperManner): string {
  return at === null ? '–' : clock(at);
}

function doneOf({ endedAt, isSeen, word }: VmResult, from: number, { t, clock, duration }: PaperManner): Child {
  if (endedAt === null) return '–';
  const said = word === 'told-done' ? element('p', { class: 'small' }, t('report.said')) : null;
  const since =
    isSeen || word === 'told-done' ? element('p', { class: 'small' }, `+ ${duration(endedAt - from)}`) : null;
  return [clock(endedAt), since, said];
}

function rtoOf(achieved: AchievedTimes | null, manner: PaperManner): Child {
  if (achieved === null || achieved.rtoMs === null) return '–';
  return against(achieved.rtoMs, achieved.rtoTargetMs, false, manner);
}

function rpoOf({ achieved, point }: VmResult, manner: PaperManner): Child {
  if (achieved === null || achieved.rpoMs === null) return '–';
  return against(achieved.rpoMs, achieved.rpoTargetMs, point !== null && !point.isExact, manner);
}

/** What was achieved, beside the target; a word says whether it was met. */
function against(ms: number, targetMs: number | null, isAtMost: boolean, { t, duration }: PaperManner): Child {
  const value = isAtMost ? t('report.atMost', { duration: duration(ms) }) : duration(ms);
  if (targetMs === null) return value;
  const isMet = ms <= targetMs;
  return [
    element('span', isMet ? {} : { class: 'name' }, value),
    element('p', { class: 'small' }, t(isMet ? 'report.met' : 'report.missed', { target: duration(targetMs) })),
  ];
}

function pointOf({ point }: VmResult, { t, moment }: PaperManner): Child {
  if (point === null) return '–';
  return [moment(point.at), point.isExact ? null : element('p', { class: 'small' }, t('report.orNewer'))];
}
