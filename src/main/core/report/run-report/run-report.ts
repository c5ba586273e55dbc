import type { Paper, RunLine } from '#shared/ipc/index.ts';
import { headOf } from '../head.ts';
import { element, type Child, type Html } from '../html.ts';
import type { PaperManner } from '../manner.ts';
import { bound } from '../paper.ts';
import { alert, figures, name, names, row, rowsInTurns, section, table, type Turn } from '../parts.ts';
import type { RunReportFacts, VmResult } from './facts.ts';
import { actSection } from './acts.ts';
import { pictureOf } from './picture.ts';
import { resultTable } from './results.ts';

/** The report of a run: what was asked, what became of it, what it achieved, who did what, and what is still open. */
export async function runReportOf(facts: RunReportFacts, manner: PaperManner, turn: Turn): Promise<Paper> {
  const { t } = manner;
  const { run, made } = facts;
  const main = element(
    'main',
    {},
    headOf({ kind: t('report.kind'), title: run.title, lead: '' }, made, manner, runFacts(facts, manner)),
    sourceNote(facts, manner),
    summarySection(facts, manner),
    troubleSection(facts, manner),
    notFinalSection(facts, manner),
    section(
      t('report.vms'),
      pictureOf(facts.vms, run.createdAt, manner),
      element('p', { class: 'small' }, t('report.vms.how')),
      await resultTable(facts.vms, run.createdAt, manner, turn),
    ),
    actSection(facts, manner),
    await otherSection(facts, manner, turn),
    deedSection(facts, manner),
  );
  return bound({ kind: t('report.kind'), title: run.title, madeAt: made.at, main }, manner);
}

type Fact = readonly [name: string, value: Child, wide?: 'wide'];

function runFacts({ run, reason, planName, reviewedHash }: RunReportFacts, manner: PaperManner): readonly Fact[] {
  const { t, moment } = manner;
  const facts: Fact[] = [
    [t('report.verb'), t(`verb.${run.verb}`)],
    [t('report.scope'), t(`scope.${run.scope}`)],
    [t('report.askedBy'), name(run.createdBy ?? t('report.notKnown'))],
    [t('report.plan'), planName === null ? t('report.noPlan') : name(planName)],
    [t('report.begun'), moment(run.createdAt)],
    [t('report.ended'), run.endedAt === null ? t('report.notEnded') : moment(run.endedAt)],
  ];
  if (reason !== null && reason !== '') facts.push([t('report.reason'), name(reason), 'wide']);
  facts.push([t('report.id'), element('code', {}, run.runId), 'wide']);
  if (reviewedHash !== null) facts.push([t('report.reviewed'), element('code', {}, reviewedHash), 'wide']);
  return facts;
}

function sourceNote({ run }: RunReportFacts, { t }: PaperManner): Html | null {
  if (run.phase !== 'ended') return alert(element('p', {}, element('strong', {}, t('report.underWay'))));
  return run.toldBy === 'provider' ? alert(element('p', {}, t('report.elsewhere'))) : null;
}

function summarySection({ run, vms }: RunReportFacts, manner: PaperManner): Html {
  const { t, number, duration } = manner;
  const done = vms.filter(({ word }) => word === 'observed' || word === 'told-done').length;
  const longest = slowest(vms, 'rtoMs');
  const oldest = slowest(vms, 'rpoMs');
  const ending = run.ending === null ? t('report.notEnded') : t(`ending.${run.ending}`);
  return section(
    t('report.summary'),
    figures([
      { value: ending, name: t('report.figure.ending') },
      { value: t('report.of', { done: number(done), all: number(vms.length) }), name: t('report.figure.done') },
      {
        value: run.endedAt === null ? '–' : duration(run.endedAt - run.createdAt),
        name: t('report.figure.took'),
      },
      ...(longest === null ? [] : [{ value: duration(longest), name: t('report.figure.rto') }]),
      ...(oldest === null ? [] : [{ value: duration(oldest), name: t('report.figure.rpo') }]),
    ]),
    run.waitsFor === null ? null : element('p', {}, manner.words(run.waitsFor)),
    targetsMet(vms, manner),
  );
}

function slowest(vms: readonly VmResult[], what: 'rtoMs' | 'rpoMs'): number | null {
  return vms.reduce<number | null>((most, { achieved }) => {
    const value = achieved?.[what] ?? null;
    return value === null ? most : Math.max(most ?? 0, value);
  }, null);
}

function targetsMet(vms: readonly VmResult[], { t, number }: PaperManner): Html | null {
  const measured = vms.flatMap(({ achieved }) => (achieved === null || achieved.rtoMs === null ? [] : [achieved]));
  if (measured.length === 0) return null;
  const inTime = measured.filter(({ rtoMs, rtoTargetMs }) => (rtoMs ?? 0) <= rtoTargetMs).length;
  const known = measured.filter(({ rpoMs, rpoTargetMs }) => rpoMs !== null && rpoTargetMs !== null);
  const young = known.filter(({ rpoMs, rpoTargetMs }) => (rpoMs ?? 0) <= (rpoTargetMs ?? 0)).length;
  const all = number(measured.length);
  return element(
    'p',
    {},
    t('report.targets.rto', { met: number(inTime), all }),
    ' ',
    t('report.targets.rpo', { met: number(young), all: number(known.length) }),
  );
}

/** Everything that is not simply done, with its reason, whatever kind of step it was. */
function troubleSection({ run, leftOut }: RunReportFacts, { t, words }: PaperManner): Html {
  const fine = ['observed', 'passed', 'told-done'];
  const lines = run.lines.filter(({ word }) => !fine.includes(word));
  const without = leftOut.length === 0 ? null : element('p', {}, t('report.leftOut'), ' ', names(leftOut));
  if (lines.length === 0) return section(t('report.trouble'), element('p', {}, t('report.trouble.none')), without);
  return section(
    t('report.trouble'),
    without,
    table(
      [
        { head: t('report.column.vm'), is: 'broad' },
        { head: t('report.column.step'), is: 'middle' },
        { head: t('report.column.word'), is: 'middle' },
        { head: t('report.column.why') },
      ],
      lines.map(({ name: vm, kind, word, detail }) =>
        row(name(vm), t(`order.${kind}`), t(`word.${word}`), detail === null ? '' : name(words(detail))),
      ),
    ),
  );
}

function notFinalSection({ notFinal, made }: RunReportFacts, { t, moment, duration }: PaperManner): Html {
  if (notFinal.length === 0) return section(t('report.notFinal'), element('p', {}, t('report.notFinal.none')));
  return section(
    t('report.notFinal'),
    element('p', {}, t('report.notFinal.how')),
    table(
      [{ head: t('report.column.vm') }, { head: t('report.column.state') }, { head: t('report.column.since') }],
      notFinal.map(({ name: vm, state, since }) =>
        row(
          name(vm),
          t(`report.state.${state}`),
          t('report.since', { at: moment(since), age: duration(Math.max(0, made.at - since)) }),
        ),
      ),
    ),
  );
}

/** The network, gates, what came before and after the VMs' own steps. */
async function otherSection({ run, vms }: RunReportFacts, { t, clock }: PaperManner, turn: Turn): Promise<Html | null> {
  const own = new Set(vms.map(({ stepId }) => stepId));
  const lines = run.lines.filter(({ stepId, host }) => !own.has(stepId) && host === null);
  if (lines.length === 0) return null;
  const at = (moment: number | null): string => (moment === null ? '–' : clock(moment));
  const rowOf = ({ kind, name: what, word, startedAt, endedAt }: RunLine): Html =>
    row(t(`order.${kind}`), name(what), t(`word.${word}`), at(startedAt), at(endedAt));
  return section(
    t('report.others'),
    table(
      [
        { head: t('report.column.step') },
        { head: t('report.column.what'), is: 'broad' },
        { head: t('report.column.word'), is: 'middle' },
        { head: t('report.column.accepted'), is: 'narrow' },
        { head: t('report.column.done'), is: 'narrow' },
      ],
      await rowsInTurns(lines, (line) => [rowOf(line)], turn),
    ),
  );
}

function deedSection({ deeds, decisionsTold }: RunReportFacts, { t, moment, words }: PaperManner): Html {
  return section(
    t('report.deeds'),
    decisionsTold ? null : element('p', { class: 'small' }, t('report.deeds.untold')),
    table(
      [
        { head: t('report.column.when'), is: 'broad' },
        { head: t('report.column.who'), is: 'middle' },
        { head: t('report.column.deed') },
      ],
      deeds.map(({ at, who, what }) =>
        row(at === null ? '–' : moment(at), name(who ?? t('report.thisConsole')), name(words(what))),
      ),
    ),
  );
}
