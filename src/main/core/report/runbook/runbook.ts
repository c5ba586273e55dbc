import type { Paper } from '#shared/ipc/index.ts';
import { headOf } from '../head.ts';
import { element, type Html } from '../html.ts';
import type { PaperManner } from '../manner.ts';
import { bound } from '../paper.ts';
import { alert, emptyRows, figures, name, names, row, section, table, type Turn } from '../parts.ts';
import { byHandSection } from './by-hand.ts';
import type { RunbookFacts } from './facts.ts';
import { hostSection } from './hosts.ts';
import { networkSection } from './networks.ts';
import { orderSection } from './order.ts';

const EMPTY_CONTACTS = 2;
const EMPTY_NOTES = 5;

/** The runbook of a plan: what is done, in which order, by whom, and what to do when this console is gone. */
export async function runbookOf(facts: RunbookFacts, manner: PaperManner, turn: Turn): Promise<Paper> {
  const { t } = manner;
  const { plan, made } = facts;
  const main = element(
    'main',
    {},
    headOf({ kind: t('runbook.kind'), title: plan.name, lead: plan.description }, made, manner, [
      [t('runbook.plan'), revisionOf(facts, manner), 'wide'],
    ]),
    draftNote(facts, manner),
    figuresOf(facts, manner),
    expectationOf(facts, manner),
    contactSection(facts, manner),
    hindranceSection(facts, manner),
    await orderSection(facts, manner, turn),
    hostSection(facts, manner),
    networkSection(facts, manner),
    byHandSection(facts, manner),
    afterSection(manner),
    signSection(manner),
  );
  return bound({ kind: t('runbook.kind'), title: plan.name, madeAt: made.at, main }, manner);
}

function revisionOf({ kept }: RunbookFacts, { t, moment }: PaperManner): string {
  if (kept === null) return t('runbook.draftOnly');
  return t('runbook.revision', { rev: kept.rev, at: moment(kept.updatedAt), who: kept.updatedBy.name });
}

function draftNote({ kept, hasDraft }: RunbookFacts, { t }: PaperManner): Html | null {
  if (kept === null) return alert(element('p', {}, t('runbook.draftOnly.note')));
  return hasDraft ? alert(element('p', {}, t('runbook.hasDraft'))) : null;
}

function figuresOf({ members, gates, expected }: RunbookFacts, { t, number, range }: PaperManner): Html {
  const waves = new Set(members.map(({ wave }) => wave)).size;
  return figures([
    { value: number(members.length), name: t('runbook.figure.vms', { n: members.length }) },
    { value: number(waves), name: t('runbook.figure.waves', { n: waves }) },
    { value: number(gates.length), name: t('runbook.figure.gates', { n: gates.length }) },
    { value: number(members.filter(({ member }) => member.critical).length), name: t('runbook.figure.critical') },
    {
      value: expected === null ? '–' : range(expected.lowMs, expected.highMs),
      name: t('runbook.figure.expected'),
    },
  ]);
}

/** The range with what it was reckoned from: a number alone would be believed. */
function expectationOf({ expected }: RunbookFacts, { t, number }: PaperManner): Html | null {
  if (expected === null) return null;
  const starts = { n: expected.startsAtOnce };
  const atProvider = { n: expected.supposedHome, count: number(expected.supposedHome) };
  return element(
    'section',
    {},
    expected.supposedHome > 0 ? alert(element('p', {}, t('runbook.atProvider', atProvider))) : null,
    element('p', {}, t('runbook.criticalPath'), ' ', pathOf(expected.criticalPath)),
    element(
      'p',
      { class: 'small' },
      t(expected.limitsUnknown ? 'runbook.reckoned.unknown' : 'runbook.reckoned', starts),
    ),
  );
}

/** Steps of one VM follow each other: it is named once. */
function pathOf(path: readonly string[]): Html {
  const steps = path.filter((one, index) => one !== path[index - 1]);
  return element(
    'strong',
    {},
    steps.flatMap((one, index) => (index === 0 ? [name(one)] : [' › ', name(one)])),
  );
}

function contactSection({ plan }: RunbookFacts, { t }: PaperManner): Html {
  return section(
    t('runbook.contacts'),
    table(
      [
        { head: t('runbook.contact.name') },
        { head: t('runbook.contact.role') },
        { head: t('runbook.contact.phone'), is: 'middle' },
        { head: t('runbook.contact.email'), is: 'broad' },
        { head: t('runbook.contact.reached'), is: 'blank' },
        { head: t('runbook.initials'), is: 'blank' },
      ],
      [
        ...plan.contacts.map((one) =>
          row(element('span', { class: 'name' }, name(one.name)), name(one.role), one.phone, one.email, '', ''),
        ),
        ...emptyRows(EMPTY_CONTACTS, 6),
      ],
    ),
  );
}

function hindranceSection({ hindrances, members }: RunbookFacts, { t, words }: PaperManner): Html | null {
  const kept = members.filter(({ obstacle }) => obstacle !== null);
  if (hindrances.length === 0 && kept.length === 0) return null;
  return section(
    t('runbook.hindrances'),
    element(
      'ul',
      {},
      hindrances.map((one) => element('li', {}, words(one))),
      kept.map((one) => element('li', {}, names([one.name]), ': ', one.obstacle === null ? null : words(one.obstacle))),
    ),
  );
}

function afterSection({ t }: PaperManner): Html {
  const said = ['runbook.after.temporary', 'runbook.after.undo', 'runbook.after.failback', 'runbook.after.permanent'];
  return section(
    t('runbook.after'),
    element(
      'ul',
      {},
      (said as readonly Parameters<PaperManner['t']>[0][]).map((code) => element('li', {}, t(code))),
    ),
  );
}

function signSection({ t }: PaperManner): Html {
  return section(
    t('runbook.sign'),
    table(
      [
        { head: t('runbook.sign.what'), is: 'broad' },
        { head: t('runbook.sign.who') },
        { head: t('runbook.sign.when') },
        { head: t('runbook.initials'), is: 'blank' },
      ],
      [
        row(t('runbook.sign.decided'), '', '', ''),
        row(t('runbook.sign.off'), '', '', ''),
        row(t('runbook.sign.begun'), '', '', ''),
        row(t('runbook.sign.ended'), '', '', ''),
        ...emptyRows(EMPTY_NOTES, 4),
      ],
    ),
  );
}
