import { describe, expect, it } from 'vitest';
import type { Replica, Site, SiteContact } from '#shared/domain/index.ts';
import type { GivenEvidence } from '#shared/ipc/index.ts';
import { replicaCalled } from '../testing/desk-world.ts';
import { evidenceOf } from './evidence.ts';

const NOW = 1_000_000_000;

function site(contact: Partial<SiteContact>): Site {
  return {
    id: 'lon',
    name: 'LON',
    role: 'production',
    contact: { state: 'connected', since: 0, lastReportAt: NOW - 30_000, ...contact },
  };
}

function source(
  power: 'on' | 'off' | 'unknown',
  observedAt: number | null,
  changedBy: string | null = null,
): Replica['sourcePower'] {
  return { power, observedAt, observer: 'site-agent', changedBy };
}

const attested: GivenEvidence = { kind: 'attestation', siteId: 'lon', vmId: null, who: 'Ada', howKnown: 'saw it' };
const override: GivenEvidence = { kind: 'override', vmIds: ['vm-r'], reason: 'must' };
const declined: GivenEvidence = { kind: 'decline-power-off', vmIds: ['vm-r'] };
const powerOffOffered = ['failover', 'power-off-source'];

describe('the evidence for a start', () => {
  it.each([
    ['seen off by a site in contact', {}, source('off', NOW - 60_000), [], 'observed-off'],
    [
      'off, but the site reported too long ago',
      { lastReportAt: NOW - 121_000 },
      source('off', NOW - 200_000),
      [],
      'missing',
    ],
    ['seen off long ago, and the site is lost', { state: 'lost' }, source('off', NOW - 10_000), [], 'missing'],
    ['the site is lost and attested', { state: 'lost' }, source('unknown', null), [attested], 'attested'],
    ['attested, but the site is in contact', {}, source('unknown', null), [attested], 'missing'],
    [
      'attested, and the site was heard since',
      { state: 'lost', lastReportAt: NOW - 30_000 },
      source('unknown', null),
      [{ ...attested, at: NOW - 30_001 }],
      'missing',
    ],
    [
      'attested after the last report',
      { state: 'lost', lastReportAt: NOW - 60_000 },
      source('unknown', null),
      [{ ...attested, at: NOW - 30_000 }],
      'attested',
    ],
    [
      'attested more than four hours ago',
      { state: 'lost', lastReportAt: null },
      source('unknown', null),
      [{ ...attested, at: NOW - 4 * 3_600_000 - 1 }],
      'missing',
    ],
    [
      'attested too long ago, and anew for the VM',
      { state: 'lost', lastReportAt: null },
      source('unknown', null),
      [
        { ...attested, at: 0 },
        { ...attested, siteId: null, vmId: 'vm-r', at: NOW },
      ],
      'attested',
    ],
    ['fenced by an operation', { state: 'lost' }, source('off', NOW, 'op-1'), [], 'fenced'],
    ['running within reach', {}, source('on', NOW), [], 'power-off-step'],
    ['running, and the power-off declined', {}, source('on', NOW), [declined], 'missing'],
    ['running, declined and overridden', {}, source('on', NOW), [declined, override], 'override'],
    ['unknown and overridden', { state: 'unknown' }, source('unknown', null), [override], 'override'],
  ] as const)('%s', (_what, contact, sourcePower, given, kind) => {
    const replica = replicaCalled('r', { sourcePower, allowedActions: powerOffOffered });
    expect(evidenceOf('vm-r', site(contact), replica, given, NOW).kind).toBe(kind);
  });

  it('says whether the source runs or nobody knows', () => {
    const running = replicaCalled('r', { sourcePower: source('on', NOW), allowedActions: ['failover'] });
    expect(evidenceOf('vm-r', site({}), running, [], NOW)).toEqual({ kind: 'missing', source: 'running' });
    expect(evidenceOf('vm-r', site({ state: 'lost' }), running, [], NOW)).toEqual({
      kind: 'missing',
      source: 'unknown',
    });
  });
});
