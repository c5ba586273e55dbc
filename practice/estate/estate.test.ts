import { describe, expect, it } from 'vitest';
import { entitySchemas } from '#shared/gateway-api/index.ts';
import type { Replica } from '#shared/domain/index.ts';
import { judgedGenesis } from '../provider/first-verdicts.ts';
import { Dice } from '../random.ts';
import { planOf, sourceOf } from './estate.ts';
import { genesisOf } from './genesis.ts';
import type { GenesisEntity } from './genesis.ts';

const NOW = Date.UTC(2026, 10, 22);

async function entitiesOf(estate: string, seed = 1): Promise<readonly GenesisEntity[]> {
  const dice = new Dice(seed);
  const source = sourceOf(estate);
  if (source === null) throw new Error(`no estate ${estate}`);
  return judgedGenesis(genesisOf(await planOf(source, dice), NOW, dice));
}

function replicasAt(entities: readonly GenesisEntity[], siteId: string): Replica[] {
  const vmIds = new Set(
    entities.flatMap((each) => (each.kind === 'vm' && each.body.siteId === siteId ? each.body.id : [])),
  );
  return entities.flatMap((each) => (each.kind === 'replica' && vmIds.has(each.body.vmId) ? each.body : []));
}

describe('the small estate', async () => {
  const entities = await entitiesOf('small');

  it('has 12 VMs at each of two sites and five applications', () => {
    expect(replicasAt(entities, 'site-lon-a')).toHaveLength(12);
    expect(replicasAt(entities, 'site-lon-b')).toHaveLength(12);
    const applications = entities.flatMap((each) => (each.kind === 'vm' ? (each.body.application ?? []) : []));
    expect([...new Set(applications)].sort()).toEqual(['CRM', 'ERP', 'Identity', 'Mail', 'Web shop']);
  });

  it('has exactly ten replicas at LON-A that can be failed over, one blocked and one busy', () => {
    const replicas = replicasAt(entities, 'site-lon-a');
    expect(replicas.filter((each) => each.allowedActions.includes('failover'))).toHaveLength(10);
    const others = replicas.filter((each) => !each.allowedActions.includes('failover'));
    expect(others.map((each) => [each.vmId, each.state, each.blockers.map(({ code }) => code)])).toEqual([
      ['vm-erp-report-01', 'ready', ['no-restore-point']],
      ['vm-file-01', 'processing', ['replication-running']],
    ]);
  });

  it('differs as in life at LON-B', () => {
    const replicas = replicasAt(entities, 'site-lon-b');
    const blocked = replicas.filter((each) => each.blockers.length > 0);
    expect(blocked.map((each) => [each.vmId, each.blockers.map(({ code }) => code)])).toEqual([
      ['vm-bi-db-01', ['quota-exceeded']],
    ]);
    const marks = entities.flatMap((each) =>
      each.kind === 'points' ? each.body.points.flatMap(({ malware }) => (malware === 'clean' ? [] : malware)) : [],
    );
    expect(marks.sort()).toEqual(['infected', 'suspicious']);
    const dhcp = entities.filter((each) => each.kind === 'vm' && each.body.addressing === 'dhcp');
    expect(dhcp).toHaveLength(1);
    const late = replicas.filter((each) => NOW - (each.latestPointAt ?? 0) > each.rpoTargetSeconds * 1_000);
    expect(late.length).toBeGreaterThan(0);
  });

  it('keeps 28 points of a snapshot replica, oldest first', () => {
    const points = entities.find((each) => each.kind === 'points' && each.body.id === 'rep-erp-app-01');
    if (points?.kind !== 'points') throw new Error('no points');
    expect(points.body.points).toHaveLength(28);
    const times = points.body.points.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(points.body.journal).toBeNull();
  });

  it('is the same for the same seed and another for another', async () => {
    expect(await entitiesOf('small', 5)).toEqual(await entitiesOf('small', 5));
    expect(await entitiesOf('small', 5)).not.toEqual(await entitiesOf('small', 6));
  });
});

describe.each(['small', 'medium', '37', '1500'])('the estate %s', (name) => {
  it('is as the contract says, with ids of their own and references that lead somewhere', async () => {
    const entities = await entitiesOf(name);
    const ids = new Set<string>();
    for (const { kind, body } of entities) {
      entitySchemas[kind].parse(body);
      expect(ids.has(`${kind}/${body.id}`)).toBe(false);
      ids.add(`${kind}/${body.id}`);
    }
    for (const each of entities) {
      if (each.kind === 'vm') {
        expect(ids.has(`host/${each.body.hostId}`)).toBe(true);
        for (const id of each.body.networkIds) expect(ids.has(`network/${id}`)).toBe(true);
        expect(each.body.networkIds).toHaveLength(1);
      }
      if (each.kind === 'replica') expect(ids.has(`host/${each.body.hostId}`)).toBe(true);
      if (each.kind === 'network' && each.body.mappedToId !== null) {
        expect(ids.has(`network/${each.body.mappedToId}`)).toBe(true);
      }
    }
  });
});

describe('the name of an estate', () => {
  it('is a size, a number or else a file', () => {
    expect(sourceOf('large')).toEqual({ kind: 'generated', vms: 10_000 });
    expect(sourceOf('250')).toEqual({ kind: 'generated', vms: 250 });
    expect(sourceOf('100001')).toBeNull();
    expect(sourceOf('vinfo.csv')).toBeNull();
  });
});
