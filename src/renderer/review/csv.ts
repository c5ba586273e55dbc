import type { Review } from '#shared/ipc/index.ts';
import { momentCell, type Cell } from '../papers/cells.ts';
import { t, words } from '../ui/text.ts';
import { evidenceWords } from './evidence.ts';

interface Table {
  readonly header: string[];
  readonly rows: Cell[][];
}

const itemColumns = [
  'wave',
  'vm',
  'site',
  'application',
  'criticality',
  'point',
  'malware',
  'evidence',
  'warnings',
] as const;

/** What a review takes in, in the order in which it is shown. */
export function itemsTable({ items, sites }: Pick<Review, 'items' | 'sites'>, gatewayNow: number): Table {
  const siteNames = new Map(sites.map(({ siteId, name }) => [siteId, name]));
  return {
    header: itemColumns.map((column) => t(`review.csv.${column}`)),
    rows: items.map(({ wave, name, siteId, application, criticality, point, evidence, warnings }) => [
      ...[
        wave,
        name,
        siteNames.get(siteId) ?? siteId,
        application,
        t(`criticality.${criticality}`),
        momentCell(point?.at ?? null),
      ],
      ...[point === null ? null : t(`malware.${point.malware}`), evidenceWords(evidence, gatewayNow).text],
      warnings.map(words).join(' '),
    ]),
  };
}

/** What a review leaves out, each with its reason. */
export function excludedTable({ excluded }: Review): Table {
  return {
    header: [t('review.csv.vm'), t('review.csv.reason')],
    rows: excluded.map(({ name, reason }) => [name, words(reason)]),
  };
}
