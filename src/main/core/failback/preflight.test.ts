import { beforeEach, describe, expect, it } from 'vitest';
import type { FailbackChoice, Preflight, PreflightCode } from '#shared/ipc/index.ts';
import { catalogues, textIn, wordsOf } from '#shared/texts/index.ts';
import { aSite } from '../store/testing/lines.ts';
import { FailbackWorld, must, NOW } from './testing/failback-world.ts';

let world: FailbackWorld;

beforeEach(() => {
  world = new FailbackWorld();
  world.vm('vm-1');
});

async function preflight(): Promise<Preflight> {
  return must(await world.desk.preflight(await world.begun('vm-1')));
}

async function levelOf(code: PreflightCode): Promise<string> {
  const { findings } = await preflight();
  const [finding] = findings.filter((one) => one.code === code);
  return `${finding?.level ?? '?'} ${finding?.vms[0]?.found.code ?? '?'}`;
}

const lost = { state: 'lost', since: NOW - 5_000, lastReportAt: NOW - 6_000 } as const;

describe('the preflight', () => {
  it('of a VM that is off at a site in contact finds nothing in the way', async () => {
    const { readyVmIds, findings } = await preflight();
    expect(readyVmIds).toEqual(['vm-1']);
    expect(findings.filter(({ level }) => level === 'blocked')).toEqual([]);
  });

  it('never says “fine” where it is not known, and says since when', async () => {
    world.sites[0] = { ...world.sites[0]!, contact: { ...lost, state: 'unknown' } };
    expect(await levelOf('site')).toBe('unknown preflight.site.unknown');
    expect(await levelOf('source')).toBe('unknown preflight.source.unheard');
    expect(await levelOf('quick')).toBe('unknown preflight.quick.unknown');
    // What was seen before nobody could look says nothing about now.
    world.tell('vm-1', { sourcePower: { power: 'on', observedAt: NOW, observer: 'site-agent', changedBy: null } });
    expect(await levelOf('source')).toBe('unknown preflight.source.unheard');
  });

  it('is stopped by a lost site, a running source and the provider’s word, each with its remedy', async () => {
    world.sites[0] = { ...world.sites[0]!, contact: lost };
    expect(await levelOf('site')).toBe('blocked preflight.site.lost');
    world.sites[0] = aSite('site-1');
    world.vm('vm-1', {
      sourcePower: { power: 'on', observedAt: NOW, observer: 'site-agent', changedBy: null },
      allowedActions: ['failback-start', 'power-off-source'],
    });
    world.restart();
    world.rows.clear();
    const { findings, readyVmIds } = await preflight();
    expect(findings.find(({ code }) => code === 'source')).toMatchObject({
      level: 'blocked',
      verb: 'power-off-source',
    });
    expect(readyVmIds).toEqual([]);
    expect(findings[0]?.level).toBe('blocked');
  });

  it('tells what is overwritten and sent, by where it goes', async () => {
    expect(await levelOf('overwritten')).toBe('note preflight.overwritten.original');
    world.rows.clear();
    world.restart();
    const id = await world.begun('vm-1');
    const choice: FailbackChoice = {
      target: { kind: 'new-place', hostId: 'host-1' },
      quickRollback: true,
      switchover: { mode: 'manual' },
    };
    const { choice: kept } = must(await world.desk.choose(id, { choice }));
    expect(kept.quickRollback).toBe(false);
    const { findings, copy } = must(await world.desk.preflight(id));
    const codes = findings.map(({ vms }) => vms[0]?.found.code);
    expect(codes).toEqual(
      expect.arrayContaining([
        'preflight.overwritten.nothing',
        'preflight.copy.all',
        'preflight.quick.elsewhere',
        'preflight.space.untold',
      ]),
    );
    expect(copy).toEqual({ lowBytes: 8e10, highBytes: 8e10 });
  });

  it('does not advise quick rollback where the contact broke after the data was taken', async () => {
    world.sites[0] = { ...world.sites[0]!, contact: { state: 'connected', since: NOW - 1_000, lastReportAt: NOW } };
    expect(await levelOf('quick')).toBe('note preflight.quick.broken');
  });

  it('counts VMs with the same answer together, and has words and a remedy for each', async () => {
    world.vm('vm-2');
    world.vm('vm-3', { claimedByRunId: 'run-7' });
    const { findings, vms } = must(await world.desk.preflight(await world.begun('vm-1', 'vm-2', 'vm-3')));
    expect(vms).toBe(3);
    expect(findings.filter(({ code }) => code === 'state').map(({ count }) => count)).toEqual([1, 2]);
    for (const { vms: named, remedy, level } of findings) {
      expect(wordsOf(named[0]!.found, catalogues.en)).not.toMatch(/^preflight|[{}]/);
      if (level === 'ok') expect(remedy).toBeNull();
      else expect(textIn(catalogues.en, remedy?.code ?? '')).toBeDefined();
    }
  });
});
