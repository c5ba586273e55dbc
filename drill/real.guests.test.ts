import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { missingForGuests } from '../tools/lib/guest-image.ts';
import { nodePath } from '../tools/lib/node.ts';
import { DiskWorld } from './guests/disk-world.ts';

/** The main job on real machines, small: the whole of it is `npm run drill -- --provider qemu`. */
const folder = mkdtempSync(join(tmpdir(), 'farshore-guests-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly said: Readonly<Record<string, unknown>>;
}

function drill(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const main = join(import.meta.dirname, 'main.ts');
    const report = ['--report', join(folder, 'report.md')];
    const child = spawn(nodePath, [main, '--json', ...report, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said: JSON.parse(output) as Ended['said'] }));
  });
}

const missing = missingForGuests();

async function bringsTwoHome(): Promise<void> {
  const { code, said } = await drill('--provider', 'qemu', '--vms', '2', '--without-ssh');
  expect(said).toMatchObject({
    guests: 2,
    recordsBeforePointLost: 0,
    recordsLostFailback: 0,
    bothSitesWriting: 0,
    violations: [],
    ok: true,
  });
  expect(code).toBe(0);
}

async function saysWhatIsMissing(): Promise<void> {
  const { code, said } = await drill('--provider', 'qemu', '--vms', '2', '--without-ssh');
  expect(code).toBe(1);
  for (const each of missing) expect(String(said['violations'])).toContain(each);
}

async function pointsStayThemselves(world: DiskWorld): Promise<void> {
  const { home, store } = world.vm;
  await world.vm.begin();
  const kept: string[] = [];
  for (const [place, pointId] of ['p1', 'p2', 'p3'].entries()) {
    world.write(home.top, place, place + 1);
    await world.do({ do: 'replicate', pointId, keeps: kept.slice(-1) });
    kept.push(pointId);
  }
  // The first was let go of: what only it held is in the second.
  expect(store.pointFacts('p1')).toBeNull();
  expect([0, 1, 2].map((at) => world.holds(store.pointFile('p2'), at, at + 1))).toEqual([true, true, false]);
  expect([0, 1, 2].map((at) => world.holds(store.pointFile('p3'), at, at + 1))).toEqual([true, true, true]);
}

/** The replica was started from the older of two points: what production wrote since must go as well. */
async function comesHomeFromAnOlderPoint(world: DiskWorld, quick: boolean): Promise<void> {
  const { home, store } = world.vm;
  await world.vm.begin();
  world.write(home.top, 0, 1);
  await world.do({ do: 'replicate', pointId: 'p1', keeps: [] });
  world.write(home.top, 1, 2);
  await world.do({ do: 'replicate', pointId: 'p2', keeps: ['p1'] });
  world.write(home.top, 2, 3);
  await world.startFrom('p1');
  world.write(store.run.top, 3, 4);
  await world.do({ do: 'synchronise', quick, toOriginal: true });
  world.write(store.run.top, 4, 5);
  await world.vm.carryHome(store.run.top, 'changed');
  const expected = [1, 0, 0, 4, 5];
  expect(expected.map((byte, at) => world.holds(home.top, at, byte))).toEqual(expected.map(() => true));
  await world.do({ do: 'commit-failback', pointId: 'p3' });
  world.write(home.top, 5, 6);
  await world.do({ do: 'replicate', pointId: 'p4', keeps: ['p2', 'p3'] });
  expect([...expected, 6].map((byte, at) => world.holds(store.pointFile('p4'), at, byte))).not.toContain(false);
  expect([1, 2, 0, 0, 0].map((byte, at) => world.holds(store.pointFile('p2'), at, byte))).not.toContain(false);
}

function onDisks(act: (world: DiskWorld) => Promise<void>): () => Promise<void> {
  return async () => {
    const world = new DiskWorld();
    try {
      await act(world);
    } finally {
      world.close();
    }
  };
}

// A test that is skipped counts as failed, so there are some for either machine.
if (missing.length === 0) {
  test('points hold what they held, whatever goes', onDisks(pointsStayThemselves));
  test.each([true, false])('what a replica was comes home, whatever production wrote (quick: %s)', (quick) =>
    onDisks((world) => comesHomeFromAnOlderPoint(world, quick))(),
  );
  test('two real guests fail over and come home, and nothing is lost', bringsTwoHome);
} else test('a machine without QEMU is told what is missing', saysWhatIsMissing);
