import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionView, EvidencePackView, RunView } from '#shared/ipc/index.ts';
import type { RunningConsole } from '../src/main/core/console.ts';
import { verifyPack } from '../src/main/core/report/evidence/index.ts';
import type { OwnKeys } from '../src/main/core/report/evidence/index.ts';
import { ConsoleWorld, Estate } from './testing/console-world.ts';
import { ask, ended, until } from './watch.ts';

let world: ConsoleWorld;
let port: RunningConsole;
let connection: ConnectionView;
let folder: string;
let estate: Estate;

beforeEach(async () => {
  world = await ConsoleWorld.start();
  ({ port, connection, folder } = await world.connectedConsole());
  estate = new Estate(port, connection.id);
});
afterEach(() => world.close());

/** A failover of one VM, from its review to its end. */
async function oneRun(): Promise<RunView> {
  const vm = await estate.runningVmOf('LON-B');
  return estate.run(await estate.review('failover', [vm.vmId]));
}

const make = (runId: string, by = port): Promise<EvidencePackView> => ask(by, 'evidence.make', { runId });

/** What a person has of the two keys when they wrote them down from the screen, and from the provider. */
async function ownKeys(): Promise<OwnKeys> {
  const { installation } = await ask(port, 'evidence.keys', {});
  return { gateway: world.practice.provider.receipts.publicKey, installation: installation?.publicKey ?? null };
}

function verifier(...args: string[]): Promise<{ readonly code: number; readonly answer: unknown }> {
  const tool = join(import.meta.dirname, '..', 'tools', 'verify.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [tool, ...args, '--json'], (error, stdout) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, answer: JSON.parse(stdout) }),
    );
  });
}

describe('the evidence of a run at a real gateway', () => {
  it('is anchored by the gateway, signed by the installation, and stands before the offline verifier', async () => {
    const { runId } = await oneRun();
    const pack = await make(runId);
    expect(pack.anchor.is).toBe('anchored');
    const own = await ownKeys();
    const verdict = verifyPack(pack.bytes, own);
    expect(verdict).toMatchObject({ verified: true, anchored: true, findings: [] });
    expect(verdict.behindReceipt).toEqual(['ended', 'receipt-kept', 'sealed']);

    const file = join(folder, pack.name);
    const keyFile = join(folder, 'gateway.key');
    writeFileSync(file, pack.bytes);
    writeFileSync(keyFile, `${own.gateway ?? ''}\n`);
    const { code, answer } = await verifier(file, '--gateway-key', keyFile);
    expect([code, answer]).toEqual([
      0,
      expect.objectContaining({
        verified: true,
        anchored: true,
        judgedBy: { gateway: 'own-copy', installation: 'self-asserted' },
      }),
    ]);

    const changed = Uint8Array.from(pack.bytes);
    changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, changed);
    expect(await verifier(file)).toMatchObject({ code: 1, answer: { verified: false } });
    expect(verifyPack(pack.bytes.subarray(0, -200), own).verified).toBe(false);
  }, 120_000);

  it('is the same journal for the window and in the pack, also after a restart without the provider', async () => {
    const { runId } = await oneRun();
    const view = await until('the seal', 10_000, async () => {
      const now = await ask(port, 'evidence.view', { runId });
      return now.sealedAt === null ? null : now;
    });
    const own = await ownKeys();
    await port.close();
    await world.control.inject({ fault: 'gateway-down', forMs: 600_000, silent: false });
    const again = await world.console(folder);
    expect(await ask(again, 'evidence.view', { runId })).toEqual(view);
    const pack = await make(runId, again);
    expect(pack).toMatchObject({ records: view.records, anchor: { is: 'anchored' } });
    expect(verifyPack(pack.bytes, own)).toMatchObject({ verified: true, anchored: true });
  });

  it('of a run that another console took over is that console’s: the first one has no receipt over its own journal', async () => {
    const vm = await estate.runningVmOf('LON-B');
    await world.control.inject({ fault: 'operation-late', orderKind: 'failover', delayMs: 3_600_000 });
    const runId = await estate.arm(await estate.review('failover', [vm.vmId]));
    await until(
      'the run at the provider',
      10_000,
      async () => (await ask(port, 'run.view', { runId }))?.phase === 'running' || null,
    );
    const other = await world.connectedConsole();
    const there = await until(
      'the run over there',
      10_000,
      async () => (await ask(other.port, 'run.list', {})).find((run) => run.runId === runId) ?? null,
    );
    const reason = 'Ada is on a train.';
    await ask(other.port, 'run.takeOver', { connectionId: there.connectionId, runId, reason });
    await ask(other.port, 'run.abandon', { runId, reason });
    await ended(other.port, runId, 20_000, () => undefined);
    await ended(port, runId, 20_000, () => undefined);

    const theirs = await make(runId, other.port);
    expect(verifyPack(theirs.bytes, { gateway: (await ownKeys()).gateway, installation: null })).toMatchObject({
      verified: true,
      anchored: true,
    });
    const ours = await make(runId);
    expect(ours.anchor).toMatchObject({ is: 'unanchored', why: { code: 'evidence.absent-ended-elsewhere' } });
    expect(verifyPack(ours.bytes, await ownKeys())).toMatchObject({ verified: true, anchored: false });
  });

  it('by a key that was not pinned anchors nothing until a person confirms it', async () => {
    const before = await ask(port, 'evidence.keys', {});
    expect(before.connections[0]).toMatchObject({ pinned: { publicKey: world.practice.provider.receipts.publicKey } });
    await world.control.inject({ fault: 'change-receipt-key' });
    const changedTo = world.practice.provider.receipts.publicKey;
    const { runId } = await oneRun();
    const pack = await make(runId);
    expect(pack.anchor).toMatchObject({ is: 'unanchored', why: { code: 'evidence.not-pinned' } });
    expect(verifyPack(pack.bytes)).toMatchObject({ verified: true, anchored: false });
    expect(world.notices.map(({ message: { code } }) => code)).toContain('notice.receipt-key-changed');

    const shown = await ask(port, 'evidence.keys', {});
    expect(shown.connections[0]).toMatchObject({ presented: { publicKey: changedTo } });
    const wrong = { connectionId: connection.id, publicKey: before.connections[0]?.pinned?.publicKey ?? '' };
    expect(await port.ask('evidence.confirmKey', wrong)).toMatchObject({ ok: false, failure: { field: 'publicKey' } });
    await ask(port, 'evidence.confirmKey', { connectionId: connection.id, publicKey: changedTo });
    expect((await make(runId)).anchor.is).toBe('anchored');
    // What the earlier key signed is still its own, also in another start.
    await port.close();
    const again = await world.console(folder);
    const { connections } = await ask(again, 'evidence.keys', {});
    expect(connections[0]).toMatchObject({ pinned: { publicKey: changedTo }, presented: null });
  });
});
