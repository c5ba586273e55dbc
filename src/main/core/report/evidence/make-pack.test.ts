import { describe, expect, it } from 'vitest';
import { fail } from '../../ports.ts';
import { FILE } from './format.ts';
import { makeEvidencePack } from './make-pack.ts';
import { packName } from './name.ts';
import { filesOf, linesOf, textOf } from './testing/forge.ts';
import { endedRun, packOf, sourcesOf } from './testing/packed-run.ts';
import { verifyPack } from './verify/verify-pack.ts';

const jsonIn = (bytes: Uint8Array, name: string): Record<string, unknown> =>
  JSON.parse(textOf(filesOf(bytes), name)) as Record<string, unknown>;

describe('the pack of a run', () => {
  it('holds every record of its journal as it was hashed', async () => {
    const world = await endedRun();
    const { bytes, records } = await packOf(world);
    const kept = world.journal.records.map(({ at, text }) => ({ at, text }));
    expect(linesOf(filesOf(bytes)).map(({ at, text }) => ({ at, text }))).toEqual(kept);
    expect(records).toBe(kept.length);
  });

  it('names the points that were used, the evidence of each start and every operation', async () => {
    const { bytes } = await packOf(await endedRun(['a', 'b']));
    const point = { kind: 'point', pointId: 'p', at: 1 };
    expect(jsonIn(bytes, FILE.run)['points']).toEqual([
      { stepId: 'a', vmId: 'vm-a', name: 'a', replicaId: 'a', point },
      { stepId: 'b', vmId: 'vm-b', name: 'b', replicaId: 'b', point },
    ]);
    expect(jsonIn(bytes, FILE.decisions)).toMatchObject({
      source: 'gateway',
      evidence: [{ stepId: 'a', evidence: { kind: 'observed-off' } }, { stepId: 'b' }],
    });
    expect(jsonIn(bytes, FILE.operations)['operations']).toHaveLength(3);
    expect(jsonIn(bytes, FILE.run)).toMatchObject({
      outcome: { stage: 'ended', ending: 'completed' },
      versions: { console: '0.1.0', api: '1.0', environment: 'practice' },
    });
  });

  it('is made while the gateway is away, and says what that leaves out', async () => {
    const world = await endedRun(['a'], ({ provider }) => (provider.givesReceipts = false));
    world.provider.silent = true;
    const pack = await packOf(world);
    expect(pack.anchor).toMatchObject({ is: 'unanchored', why: { code: 'evidence.absent-not-reached' } });
    expect(jsonIn(pack.bytes, FILE.receipt)).toEqual({ receipt: null, absent: 'not-reached' });
    expect(jsonIn(pack.bytes, FILE.decisions)).toMatchObject({ source: 'journal' });
    expect(verifyPack(pack.bytes)).toMatchObject({ verified: true, anchored: false });
  });

  it('that is not over says so', async () => {
    const world = await endedRun([]);
    world.arm({ ...world.failoverPlan(['z']), id: 'run-9' });
    const made = await makeEvidencePack(sourcesOf(world), 'run-9');
    expect(made).toMatchObject({ ok: true, value: { anchor: { why: { code: 'evidence.absent-not-ended' } } } });
  });

  it('that was stopped before the provider had it says so', async () => {
    const world = await endedRun([]);
    world.arm({ ...world.failoverPlan(['z']), id: 'run-9' });
    world.desk.stop('run-9');
    const made = await makeEvidencePack(sourcesOf(world), 'run-9');
    expect(made).toMatchObject({ ok: true, value: { anchor: { why: { code: 'evidence.absent-never-at-provider' } } } });
  });

  it('of another console’s run is not made here', async () => {
    const made = await makeEvidencePack(sourcesOf(await endedRun()), 'run-2');
    expect(made).toEqual({ ok: false, failure: { is: 'no-journal' } });
  });

  it('is not made of a journal whose chain is broken', async () => {
    const failure = { kind: 'corrupt', path: 'journal', detail: 'broken' } as const;
    const world = await endedRun();
    const journal = { ...sourcesOf(world).journal, read: () => fail(failure) };
    const made = await makeEvidencePack(sourcesOf(world, { journal }), 'run-1');
    expect(made).toEqual({ ok: false, failure: { is: 'store', failure } });
  });

  it('is not made where a record holds what looks like a secret', async () => {
    const world = await endedRun();
    world.journal.append('run-1', [JSON.stringify({ type: 'x', ssh: { password: 'hunter2' } })], 1);
    const made = await makeEvidencePack(sourcesOf(world), 'run-1');
    expect(made).toMatchObject({ ok: false, failure: { is: 'holds-secret', field: 'ssh.password' } });
  });

  it('has no field in any record of a run under which a secret could stand', async () => {
    const names = new Set<string>();
    const gather = (value: unknown): void => {
      if (value === null || typeof value !== 'object') return;
      for (const [name, part] of Object.entries(value)) {
        if (!Array.isArray(value)) names.add(name);
        gather(part);
      }
    };
    for (const { text } of (await endedRun()).journal.records) gather(JSON.parse(text));
    expect([...names].filter((name) => /pass|secret|totp|authori|private|cookie|bearer/i.test(name))).toEqual([]);
  });
});

describe('the name of a pack', () => {
  const madeAt = Date.UTC(2026, 10, 22, 14, 3);
  it.each([
    ['Fail over LON-A: 24 VMs', 'evidence-2026-11-22-1403-fail-over-lon-a-24-vms-8f0a1b2c.zip'],
    ['Übung: "Zürich" <b>', 'evidence-2026-11-22-1403-ubung-zurich-b-8f0a1b2c.zip'],
    ['../../etc/passwd', 'evidence-2026-11-22-1403-etc-passwd-8f0a1b2c.zip'],
    ['東京', 'evidence-2026-11-22-1403-8f0a1b2c.zip'],
  ])('of the run %j is one that every platform takes', (title, name) => {
    expect(packName({ madeAt, title, runId: '8f0a1b2c-0000-4000-8000-000000000000' })).toBe(name);
  });
});
