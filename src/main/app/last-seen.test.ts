import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ConnectionView, type LastSeen, packPicture, preferencesDefault } from '#shared/ipc/index.ts';
import { restingView } from '../core/console/at-rest.ts';
import type { Log } from '../core/ports.ts';
import { estatePicture } from '../core/projections/picture.ts';
import { BODY_SHAPE } from '../core/store/inventory/body-shape.ts';
import type { EstateRow, InventoryReader } from '../core/store/ports.ts';
import { bytesOf, forgetLastSeen, readLastSeen, SEEN_SHAPE } from './last-seen.ts';

const states = [
  ...([null, 'ready', 'processing', 'undoing', 'finalising', 'synchronising', 'switching', 'verifying'] as const),
  ...(['failover', 'failover-failed', 'ready-to-switch', 'failback', 'permanent', 'unknown'] as const),
];
const powers = [null, 'on', 'off', 'unknown'] as const;

/** Of every kind of row: what is made of a row depends on these columns. */
function rows(): readonly EstateRow[] {
  const made: EstateRow[] = [];
  for (const state of states)
    for (const power of powers)
      for (const sourcePower of powers)
        for (let other = 0; other < 4; other += 1) {
          const id = String(made.length).padStart(4, '0');
          made.push({
            ...{ vmId: `vm-${id}`, name: `name "${id}"`, siteId: `site-${other % 3}`, hostId: `host-${other}` },
            ...{
              networkId: other === 0 ? null : 'net-1',
              application: other === 1 ? null : `app-${other}`,
              tier: other,
            },
            criticality: (['critical', 'important', 'normal'] as const)[other % 3] ?? 'normal',
            placement: other === 3 ? 'provider' : 'home',
            ...{
              replicaId: state && `rep-${id}`,
              replicaKind: other === 2 ? 'cdp' : 'snapshot',
              replicaHostId: 'cloud-1',
            },
            ...{
              state,
              power,
              sourcePower,
              stateSince: 1_000 + other,
              rpoTargetSeconds: 900,
              latestPointAt: other || null,
            },
            ...{ lastTestedAt: other === 2 ? 7 : null, twoCopiesSince: made.length % 11 === 0 ? 5 : null },
            ...{
              isolated: other === 1,
              failoverOffered: other > 1,
              blockerCode: made.length % 7 === 0 ? 'no-points' : null,
            },
            claimedByRunId: made.length % 5 === 0 ? 'run-1' : null,
          });
        }
  return made;
}

const reader = {
  version: () => 3,
  heardAt: () => 1_700_000_000_000,
  vmIds: () => rows().map(({ vmId }) => vmId),
  estateRows: () => rows(),
  sites: () =>
    [0, 1, 2].map((n) => ({
      id: `site-${n}`,
      name: `S${n}`,
      contact: { state: n === 0 ? 'connected' : 'lost', since: 1 },
    })),
  hosts: () => ['host-0', 'host-1', 'host-2', 'cloud-1'].map((id) => ({ id, name: id })),
  networks: () => [{ id: 'net-1', name: 'Net' }],
  appliances: () => [{ scope: 'partial' }],
} as unknown as InventoryReader;

const picture = () =>
  estatePicture(
    'one',
    reader,
    () => ({ changed: () => new Set<string>(), end: () => undefined }),
    () => Promise.resolve(),
    () => new Set(),
  );

const connection: Required<ConnectionView> = {
  ...{ id: 'one', name: 'Provider', account: 'acme', thumbprint: 'AA', isUnconfirmed: false, state: 'connected' },
  gateways: [{ address: 'a:1', read: 'good', command: 'good', event: 'failing' }],
  ...{ freshness: 'live', heardAt: 5, syncing: null, environment: 'practice', limits: null, clockSkewMs: 3 },
  subject: { id: 'u', name: 'U', roles: [] },
  ...{ problem: null, counts: { vms: 1, replicas: 1, restorePoints: 1 } },
};

async function lastSeen(): Promise<LastSeen> {
  return {
    connections: [restingView(connection)],
    picture: packPicture(await picture()),
    preferences: { preferences: preferencesDefault, language: 'en', problem: null },
  };
}

let folder: string;
let file: string;
const warned: string[] = [];
const log = { warn: (text: string) => warned.push(text) } as unknown as Log;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'last-seen-'));
  file = path.join(folder, 'last-seen');
  warned.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

it('has the shape that its fingerprint says', async () => {
  const plain = JSON.stringify(await lastSeen(), (_name, value: unknown) =>
    ArrayBuffer.isView(value) ? [value.constructor.name, ...(value as Float64Array)] : value,
  );
  expect(SEEN_SHAPE).toBe(createHash('sha256').update(BODY_SHAPE).update(plain).digest('hex'));
});

it('comes back as it was, as often as it is read, until it is forgotten', async () => {
  const seen = await lastSeen();
  writeFileSync(file, bytesOf(seen));
  expect(readLastSeen(file, log)).toEqual(seen);
  expect(readLastSeen(file, log)).toEqual(seen);
  forgetLastSeen(file);
  expect(readLastSeen(file, log)).toBeNull();
  forgetLastSeen(file);
  expect(warned).toEqual([]);
});

it('is not shown where another version of the program kept it', async () => {
  writeFileSync(file, bytesOf(await lastSeen(), 'another shape'));
  expect(readLastSeen(file, log)).toBeNull();
});

it.each([
  ['cut', (bytes: Uint8Array) => bytes.slice(0, 1_000)],
  ['empty', () => new Uint8Array()],
  ['another file', () => Buffer.from('{"kind":"farshore-settings"}')],
])('is not shown, and the log says so, where the file is %s', async (_what, spoil) => {
  writeFileSync(file, spoil(bytesOf(await lastSeen())));
  expect(readLastSeen(file, log)).toBeNull();
  expect(warned).toHaveLength(1);
});
