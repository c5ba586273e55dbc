import { element, type Child, type Html } from '../html.ts';
import type { PaperManner } from '../manner.ts';
import { name, names, rowsInTurns, section, table, type Column, type Turn } from '../parts.ts';
import { byHandOf } from './by-hand.ts';
import type { GateFacts, MemberFacts, RunbookFacts } from './facts.ts';

/** Wave by wave, with what holds each up, from which point, when it is expected, and room for what really happened. */
export async function orderSection(facts: RunbookFacts, manner: PaperManner, turn: Turn): Promise<Html> {
  const { t } = manner;
  const parts: Html[] = [];
  for (const one of wavesIn(facts.members)) {
    const { wave, members } = one;
    parts.push(
      ...facts.gates.filter((gate) => gate.wave === wave).map((gate) => gateOf(gate, manner)),
      element('h3', {}, t('runbook.wave', { wave, n: members.length, count: manner.number(members.length) })),
      await waveTable(one, facts, manner, turn),
    );
  }
  return section(t('runbook.order'), element('p', {}, t('runbook.order.how')), parts);
}

interface Wave {
  readonly wave: number;
  /** The place of its first member in the whole order. */
  readonly first: number;
  readonly members: readonly MemberFacts[];
}

/** Members come sorted by their waves. */
function wavesIn(members: readonly MemberFacts[]): readonly Wave[] {
  const begins = members.flatMap(({ wave }, index) => (members[index - 1]?.wave === wave ? [] : [index]));
  return begins.map((begin, index) => {
    const own = members.slice(begin, begins[index + 1]);
    return { wave: own[0]?.wave ?? 1, first: begin + 1, members: own };
  });
}

async function waveTable(
  { members, first }: Wave,
  facts: RunbookFacts,
  manner: PaperManner,
  turn: Turn,
): Promise<Html> {
  const { t } = manner;
  const columns: readonly Column[] = [
    { head: t('runbook.column.place'), is: 'number' },
    { head: t('runbook.column.vm') },
    { head: t('runbook.column.point'), is: 'broad' },
    { head: t('runbook.column.expected'), is: 'narrow' },
    { head: t('runbook.column.started'), is: 'blank' },
    { head: t('runbook.column.up'), is: 'blank' },
    { head: t('runbook.initials'), is: 'blank' },
  ];
  const rowsOf = (one: MemberFacts, index: number): readonly Html[] =>
    memberRows(one, first + index, columns.length, facts, manner);
  return table(columns, await rowsInTurns(members, rowsOf, turn));
}

function memberRows(
  one: MemberFacts,
  place: number,
  width: number,
  { made }: RunbookFacts,
  manner: PaperManner,
): readonly Html[] {
  const blank = element('td', { class: 'blank' });
  const cell = (...children: readonly Child[]): Html => element('td', {}, children);
  return [
    element(
      'tr',
      { class: 'first' },
      cell(manner.number(place)),
      cell(
        element('p', { class: 'name' }, name(one.name)),
        element('p', {}, whatItIs(one, manner)),
        rulesOf(one, manner),
      ),
      cell(pointOf(one, made.at, manner)),
      cell(one.up === null ? '–' : manner.range(one.up.lowMs, one.up.highMs)),
      ...[blank, blank, blank],
    ),
    element(
      'tr',
      { class: 'by-hand' },
      element('td', { colspan: width }, element('p', { class: 'small' }, byHandOf(one, manner))),
    ),
  ];
}

function whatItIs({ vm, member, site, isAtProvider }: MemberFacts, { t }: PaperManner): readonly Child[] {
  if (vm === null) return [t('runbook.notInInventory')];
  const parts = [
    member.critical ? t('runbook.critical') : t('runbook.optional'),
    isAtProvider ? t('runbook.atProvider.member') : null,
    vm.application === null ? null : t('runbook.application', { name: vm.application, tier: vm.tier }),
    site,
    vm.addresses.join(', '),
  ];
  return names(parts.filter((part): part is string => part !== null && part !== ''));
}

function rulesOf({ member, after }: MemberFacts, { t, duration }: PaperManner): readonly Html[] {
  const { bootDelaySeconds, retries, timeoutSeconds, note } = member;
  const rules = [
    bootDelaySeconds > 0 && t('plan.rule.delay', { duration: duration(bootDelaySeconds * 1_000) }),
    retries > 0 && t('plan.rule.retries', { n: retries }),
    timeoutSeconds !== null && t('plan.rule.timeout', { duration: duration(timeoutSeconds * 1_000) }),
  ].filter((rule) => rule !== false);
  return [
    ...(after.length > 0 ? [element('p', {}, t('runbook.comesAfter'), ' ', names(after))] : []),
    ...(rules.length > 0 ? [element('p', {}, rules.join(', '))] : []),
    ...(note === '' ? [] : [element('p', {}, name(note))]),
  ];
}

function pointOf({ point, replica }: MemberFacts, now: number, manner: PaperManner): readonly Html[] {
  const { t, moment, duration } = manner;
  if (point === null) return [element('p', {}, t('runbook.noPoint'))];
  const age = Math.max(0, now - point.at);
  const target = replica === null ? null : replica.rpoTargetSeconds * 1_000;
  const isOld = target !== null && age > target;
  return [
    element('p', {}, moment(point.at)),
    element('p', isOld ? { class: 'name' } : {}, t('runbook.pointAge', { age: duration(age) })),
    element(
      'p',
      {},
      t(`runbook.consistency.${point.consistency}`),
      target === null ? null : `, ${t('runbook.pointTarget', { target: duration(target) })}`,
    ),
    ...(point.malware === 'clean' || point.malware === 'unknown'
      ? []
      : [element('p', { class: 'name' }, t(`runbook.malware.${point.malware}`))]),
  ];
}

function gateOf(gate: GateFacts, { t, duration }: PaperManner): Html {
  const { kind, text, waitSeconds, afterNames, beforeNames } = gate;
  return element(
    'div',
    { class: 'gate' },
    element(
      'p',
      {},
      element(
        'strong',
        {},
        kind === 'prompt'
          ? t('runbook.gate.prompt')
          : t('runbook.gate.wait', { duration: duration(waitSeconds * 1_000) }),
      ),
      ' ',
      name(text),
    ),
    afterNames.length > 0 ? element('p', {}, t('runbook.gate.after'), ' ', names(afterNames)) : null,
    element('p', {}, t('runbook.gate.before'), ' ', names(beforeNames)),
    kind === 'prompt'
      ? element(
          'p',
          {},
          t('runbook.gate.said'),
          ' ',
          element('span', { class: 'line' }),
          ' ',
          t('runbook.gate.at'),
          ' ',
          element('span', { class: 'line' }),
        )
      : null,
  );
}
