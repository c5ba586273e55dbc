import { expect, it } from 'vitest';
import { t } from '../ui/text.ts';
import { itemsTable } from './csv.ts';
import { REVIEWED_AT, reviewOf } from './testing/console.ts';

it('says of each VM where it is', () => {
  const review = reviewOf({
    ...{ connectionId: 'c1', verb: 'failover', vmIds: ['a'], policy: { kind: 'latest' } },
    ...{ overrides: [], evidence: [], reason: '' },
  });
  const site = { siteId: 'lon', name: 'LON-A', contact: { state: 'lost', since: 0, lastReportAt: null } } as const;
  const counts = { vms: 1, byCriticality: { critical: 0, important: 0, normal: 1 }, withoutEvidence: 0 };
  const { header, rows } = itemsTable({ ...review, sites: [{ ...site, ...counts }] }, REVIEWED_AT);
  expect(rows[0]?.[header.indexOf(t('review.csv.site'))]).toBe('LON-A');
});
