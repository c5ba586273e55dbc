import type { HostAct } from '#shared/domain/index.ts';
import { actSentence } from '#shared/ipc/index.ts';
import { element, type Child, type Html } from '../html.ts';
import type { PaperManner } from '../manner.ts';
import { name, row, section, table } from '../parts.ts';
import type { HostStepFacts, RunbookFacts } from './facts.ts';

/** What is done on the tenant's hosts: in words, and the whole text, so that it can be done by hand. */
export function hostSection({ hostSteps }: RunbookFacts, manner: PaperManner): Html | null {
  const { t } = manner;
  if (hostSteps.length === 0) return null;
  return section(
    t('runbook.hosts'),
    element('p', {}, t('runbook.hosts.how')),
    table(
      [
        { head: t('runbook.hosts.when'), is: 'middle' },
        { head: t('runbook.hosts.step') },
        { head: t('runbook.hosts.done'), is: 'blank' },
        { head: t('runbook.initials'), is: 'blank' },
      ],
      hostSteps.map((step) => row(whenOf(step, manner), whatOf(step, manner), '', '')),
    ),
  );
}

function whenOf({ when, member, runsIn }: HostStepFacts, { t }: PaperManner): readonly Child[] {
  const place =
    member === null ? t(`plan.hosts.place.${when}-plan`) : [t(`plan.hosts.group.${when}`, { name: '' }), name(member)];
  const runs = runsIn.map((run) => t(`plan.hosts.runs.${run}`)).join(', ');
  return [element('p', {}, place), element('p', { class: 'small' }, runs)];
}

function whatOf(step: HostStepFacts, { t, words }: PaperManner): readonly Child[] {
  const rule = t(step.critical ? 'plan-value.critical' : 'plan-value.optional');
  return [
    element('p', { class: 'name' }, name(step.name)),
    element('p', {}, name(words(actSentence(step.act)))),
    ...textsOf(step.act)
      .flatMap((text) => text.split('\n'))
      .map((line) => element('p', {}, element('code', {}, name(line)))),
    element('p', { class: 'small' }, `${t('plan-detail.critical')}: ${rule}`),
  ];
}

function textsOf(act: HostAct): readonly string[] {
  switch (act.kind) {
    case 'command':
      return [act.command];
    case 'copy':
      return [act.path];
    case 'fence':
      return [`FARSHORE_VM=${act.vmName}`, act.powerOff, act.powerState];
    case 'tcp':
    case 'ping':
    case 'http':
      return [];
  }
}
