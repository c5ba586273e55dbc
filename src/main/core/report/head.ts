import { element, type Child, type Html } from './html.ts';
import type { PaperManner } from './manner.ts';
import { alert, factList, name } from './parts.ts';

/** Who made a paper, where, and from how old facts. Times are gateway epoch milliseconds. */
export interface Making {
  readonly at: number;
  /** Who is signed in; null where nobody is. */
  readonly by: string | null;
  readonly appVersion: string;
  readonly provider: string;
  readonly account: string;
  readonly tenant: string | null;
  readonly gateways: readonly string[];
  readonly thumbprint: string;
  readonly freshness: 'live' | 'delayed' | 'offline';
  readonly heardAt: number | null;
  readonly isPractice: boolean;
}

/** The head of every paper: what it is, whose, when it was made, by whom and from what. */
export function headOf(
  { kind, title, lead }: { readonly kind: string; readonly title: string; readonly lead: string },
  made: Making,
  manner: PaperManner,
  more: readonly (readonly [name: string, value: Child, wide?: 'wide'])[] = [],
): Html {
  const { t } = manner;
  return element(
    'header',
    {},
    element('p', { class: 'kind' }, kind),
    element('h1', {}, name(title)),
    lead === '' ? null : element('p', { class: 'lead' }, name(lead)),
    made.isPractice ? alert(element('p', {}, t('paper.practice'))) : null,
    freshnessOf(made, manner),
    factList([
      [t('paper.madeAt'), bothClocks(made.at, manner), 'wide'],
      [t('paper.madeBy'), name(made.by ?? t('paper.nobody'))],
      [t('paper.version'), `Farshore ${made.appVersion}`],
      [t('paper.provider'), name(made.provider)],
      [t('paper.account'), name(made.tenant === null ? made.account : `${made.account} (${made.tenant})`)],
      [t('paper.facts'), ageOf(made, manner), 'wide'],
      ...more,
    ]),
  );
}

function freshnessOf(made: Making, manner: PaperManner): Html | null {
  if (made.freshness === 'live') return null;
  const { t } = manner;
  return alert(
    element('p', {}, element('strong', {}, t(`paper.${made.freshness}`))),
    element('p', {}, t('paper.lastKnown', { since: ageOf(made, manner) })),
  );
}

/** In the reader's zone, and in the one that everybody can reckon from. */
function bothClocks(at: number, { moment, utc }: PaperManner): string {
  const local = moment(at);
  return local.endsWith('UTC') ? local : `${local} · ${utc(at)}`;
}

function ageOf({ at, heardAt }: Making, { t, moment, duration }: PaperManner): string {
  if (heardAt === null) return t('paper.neverHeard');
  return t('paper.heard', { at: moment(heardAt), age: duration(Math.max(0, at - heardAt)) });
}
