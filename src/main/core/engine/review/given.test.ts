import { expect, it } from 'vitest';
import type { Site } from '#shared/domain/index.ts';
import type { GivenEvidence } from '#shared/ipc/index.ts';
import { dated, givenViews, standing } from './given.ts';

const NOW = 1_000_000_000;
const lost = (id: string, lastReportAt: number): Site => ({
  ...{ id, name: id.toUpperCase(), role: 'production' },
  contact: { state: 'lost', since: 0, lastReportAt },
});
const facts = { now: NOW, subjects: [], sites: new Map([['lon', lost('lon', NOW - 60_000)]]) };
const word: GivenEvidence = { kind: 'attestation', siteId: 'lon', vmId: null, who: 'Ada', howKnown: 'saw it' };
const risk: GivenEvidence = { kind: 'override', vmIds: ['a'], reason: 'must' };

it('is said now unless it was said before; nothing is said in the future', () => {
  const evidence = [word, { ...word, at: 5 }, { ...word, at: NOW + 1 }, risk];
  expect(dated({ evidence }, NOW).evidence).toEqual([
    { ...word, at: NOW },
    { ...word, at: 5 },
    { ...word, at: NOW },
    risk,
  ]);
});

it('counts no more once the site was heard after it was said, and says so', () => {
  const evidence = [{ ...word, at: NOW - 60_001 }, risk];
  expect(standing(evidence, facts)).toEqual([risk]);
  expect(givenViews(evidence, facts)).toEqual([
    { given: evidence[0], lapsed: { code: 'lapsed.heard-since', params: { site: 'LON' } } },
    { given: risk, lapsed: null },
  ]);
});
