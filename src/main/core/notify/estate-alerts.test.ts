import { describe, expect, it } from 'vitest';
import type { Site } from '#shared/domain/index.ts';
import { vmLooks, type EstateDelta, type EstatePicture, type VmLook, type VmRow } from '#shared/ipc/index.ts';
import { wordsOf } from '#shared/texts/index.ts';
import { EstateAlerts } from './estate-alerts.ts';
import { Told, type ToldEntries } from './told.ts';

const NOW = 1_800_000_000_000;
type Looks = Readonly<Record<string, VmLook>>;

const rows = (looks: Looks, sites: readonly Site[] = []): EstateDelta =>
  ({
    ...{ kind: 'rows', connectionId: 'c-1', sites },
    rows: Object.entries(looks).map(([name, look]) => ({ vmId: `vm-${name}`, name, look }) as VmRow),
  }) as Partial<EstateDelta> as EstateDelta;

const picture = (looks: Looks, sites: readonly Site[] = []): EstatePicture =>
  ({
    ...{ connectionId: 'c-1', sites },
    vmIds: Object.keys(looks).map((name) => `vm-${name}`),
    names: Object.keys(looks),
    look: Uint8Array.from(Object.values(looks), (look) => vmLooks.indexOf(look)),
  }) as Partial<EstatePicture> as EstatePicture;

const site = (state: Site['contact']['state'], since = NOW): Site => ({
  ...{ id: 'site-a', name: 'LON-A', role: 'production' },
  contact: { state, since, lastReportAt: null },
});

function watch(entries: ToldEntries = []): { alerts: EstateAlerts; told: string[]; known: Told } {
  const told: string[] = [];
  const known = new Told(entries);
  const alerts = new EstateAlerts(known, ({ title, what, names, opens }) => {
    const about = what.named === '' ? wordsOf(what.plain) : what.named;
    const where = opens.kind === 'vm' ? ` → ${opens.vmId}` : '';
    told.push(`${wordsOf({ ...title, params: { what: about } })}${where} [${names.join(' ')}]`);
  });
  return { alerts, told, known };
}

describe('two copies', () => {
  it('are told once, however often they are heard of', () => {
    const { alerts, told } = watch();
    alerts.followDelta(rows({ a: 'two-copies', b: 'protected' }), NOW);
    alerts.followDelta(rows({ a: 'two-copies' }), NOW);
    alerts.followPicture(picture({ a: 'two-copies', b: 'protected' }), NOW);
    expect(told).toEqual(['Two copies may be running: a → vm-a [a]']);
  });

  it('are told again when they come again, and not after a restart', () => {
    const { alerts, told, known } = watch();
    alerts.followDelta(rows({ a: 'two-copies' }), NOW);
    alerts.followDelta(rows({ a: 'failover' }), NOW);
    alerts.followDelta(rows({ a: 'two-copies' }), NOW);
    alerts.followPicture(picture({ a: 'failover' }), NOW);
    alerts.followPicture(picture({ a: 'two-copies' }), NOW);
    expect(told).toHaveLength(3);
    const later = watch(known.entries());
    later.alerts.followPicture(picture({ a: 'two-copies' }), NOW);
    expect(later.told).toEqual([]);
  });

  it('of many VMs are told together', () => {
    const { alerts, told } = watch();
    alerts.followDelta(rows({ a: 'two-copies', b: 'two-copies' }), NOW);
    alerts.followDelta(rows({ c: 'two-copies', a: 'two-copies' }), NOW);
    expect(told).toEqual(['Two copies may be running: 2 VMs → vm-a [a b]', 'Two copies may be running: c → vm-c [c]']);
  });

  it('need the whole picture where only that says what there is', () => {
    const { alerts, told } = watch();
    expect(alerts.followDelta({ kind: 'reset', connectionId: 'c-1', version: 2 }, NOW)).toBe(false);
    expect(alerts.followDelta(rows({}), NOW)).toBe(true);
    expect(told).toEqual([]);
  });
});

describe('the contact of a site', () => {
  it('is told when it is lost and when it is back, each once', () => {
    const { alerts, told } = watch();
    alerts.followPicture(picture({}, [site('connected')]), NOW);
    for (const state of ['lost', 'lost', 'unknown', 'connected', 'connected'] as const)
      alerts.followDelta(rows({}, [site(state)]), NOW);
    expect(told).toEqual(['LON-A: contact lost []', 'LON-A: in contact again []']);
  });

  it('that was lost days ago is no news', () => {
    const { alerts, told } = watch();
    alerts.followPicture(picture({}, [site('lost', NOW - 2 * 86_400_000)]), NOW);
    expect(told).toEqual([]);
  });
});
