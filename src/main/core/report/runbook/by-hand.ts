import { element, type Child, type Html } from '../html.ts';
import type { PaperManner } from '../manner.ts';
import { name, names, section } from '../parts.ts';
import type { MemberFacts, RunbookFacts } from './facts.ts';

/** What to ask the provider for when there is no console: one VM, by its names at the provider. */
export function byHandOf({ name: vm, replica, site, point, vm: known }: MemberFacts, manner: PaperManner): Child {
  const { t, moment } = manner;
  if (replica === null) return t('runbook.byHand.none');
  const said: readonly Child[] = [
    t('runbook.byHand.ask'),
    ' ',
    name(vm),
    ' (',
    t('runbook.byHand.job'),
    ' ',
    name(replica.job),
    ', ',
    t('runbook.byHand.host'),
    ' ',
    name(replica.host),
    ')',
    point === null ? '.' : `, ${t('runbook.byHand.point', { at: moment(point.at) })}`,
    ' ',
    t('runbook.byHand.off', { site: site ?? '?' }),
  ];
  const address = known?.addresses[0];
  return address === undefined ? said : [said, ' ', t('runbook.byHand.check', { address })];
}

/** What to do, in which order, by telephone or in the provider's portal. */
export function byHandSection({ made, plan, members, expected }: RunbookFacts, { t, number }: PaperManner): Html {
  const steps: readonly Child[] = [
    [t('runbook.hand.call'), ' ', names(plan.contacts.map(callOf))],
    t('runbook.hand.say', { tenant: made.tenant ?? '?', account: made.account, plan: plan.name }),
    t('runbook.hand.off'),
    t('runbook.hand.network'),
    t('runbook.hand.start', {
      n: members.length,
      count: number(members.length),
      atOnce: expected === null || expected.limitsUnknown ? '?' : number(expected.startsAtOnce),
    }),
    t('runbook.hand.publish'),
    t('runbook.hand.final'),
    t('runbook.hand.write'),
  ];
  return section(
    t('runbook.hand'),
    element('p', {}, t('runbook.hand.when')),
    element(
      'ol',
      {},
      steps.map((step) => element('li', {}, step)),
    ),
    element('h3', {}, t('runbook.another')),
    element('p', {}, t('runbook.another.how')),
    element('p', {}, t('runbook.another.gateways'), ' ', element('code', {}, made.gateways.join('  '))),
    element('p', {}, t('runbook.another.thumbprint'), ' ', element('code', {}, made.thumbprint)),
  );
}

function callOf({ name: who, phone, email }: RunbookFacts['plan']['contacts'][number]): string {
  const reached = phone === '' ? email : phone;
  return reached === '' ? who : `${who} (${reached})`;
}
