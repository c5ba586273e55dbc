import { describe, expect, it } from 'vitest';
import { vmLooks, type EstateDelta, type EstatePicture, type VmLook, type VmRow } from '#shared/ipc/index.ts';
import { wordsOf } from '#shared/texts/index.ts';
import { CopiesWatch } from './copies-watch.ts';

const rows = (looks: Readonly<Record<string, VmLook>>): EstateDelta =>
  ({
    kind: 'rows',
    connectionId: 'c-1',
    rows: Object.entries(looks).map(([name, look]) => ({ vmId: `vm-${name}`, name, look }) as VmRow),
  }) as Partial<EstateDelta> as EstateDelta;

const picture = (looks: Readonly<Record<string, VmLook>>): EstatePicture =>
  ({
    connectionId: 'c-1',
    vmIds: Object.keys(looks).map((name) => `vm-${name}`),
    names: Object.keys(looks),
    look: Uint8Array.from(Object.values(looks), (look) => vmLooks.indexOf(look)),
  }) as Partial<EstatePicture> as EstatePicture;

function watch(): { copies: CopiesWatch; told: string[] } {
  const told: string[] = [];
  const copies = new CopiesWatch(({ title, wish }) =>
    told.push(`${wordsOf(title)} → ${wish.kind === 'vm' ? wish.vmId : wish.kind}`),
  );
  return { copies, told };
}

describe('two copies', () => {
  it('are told once, however often they are heard of', () => {
    const { copies, told } = watch();
    copies.followDelta(rows({ a: 'two-copies', b: 'protected' }));
    copies.followDelta(rows({ a: 'two-copies' }));
    copies.followPicture(picture({ a: 'two-copies', b: 'protected' }));
    expect(told).toEqual(['Two copies may be running: a → vm-a']);
  });

  it('are told again when they come again', () => {
    const { copies, told } = watch();
    copies.followDelta(rows({ a: 'two-copies' }));
    copies.followDelta(rows({ a: 'failover' }));
    copies.followDelta(rows({ a: 'two-copies' }));
    copies.followPicture(picture({ a: 'failover' }));
    copies.followPicture(picture({ a: 'two-copies' }));
    expect(told).toHaveLength(3);
  });

  it('of many VMs are told together', () => {
    const { copies, told } = watch();
    copies.followDelta(rows({ a: 'two-copies', b: 'two-copies' }));
    copies.followDelta(rows({ c: 'two-copies', a: 'two-copies' }));
    expect(told).toEqual(['Two copies may be running: 2 VMs → vm-a', 'Two copies may be running: c → vm-c']);
  });

  it('need the whole picture where only that says what there is', () => {
    const { copies, told } = watch();
    expect(copies.followDelta({ kind: 'reset', connectionId: 'c-1', version: 2 })).toBe(false);
    expect(copies.followDelta(rows({}))).toBe(true);
    expect(told).toEqual([]);
  });
});
