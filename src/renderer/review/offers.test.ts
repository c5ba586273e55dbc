import { describe, expect, it } from 'vitest';
import { VM_FLAG, type VmLook, vmLooks } from '#shared/ipc/estate.ts';
import { runVerb } from '#shared/domain/index.ts';
import { estateOf } from '../map/testing/estates.ts';
import { maskOf } from '../selection/mask.ts';
import { obstacleOf } from './obstacles.ts';
import { type Offer, offersFor, whyNot } from './offers.ts';

function estate(looks: readonly VmLook[], flags: readonly number[]) {
  const picture = estateOf({ lonA: [looks.length] });
  picture.look.set(looks.map((look) => vmLooks.indexOf(look)));
  picture.flags.set(flags);
  return picture;
}

const mixed = () =>
  estate(
    ['protected', 'protected', 'failover', 'unprotected', 'failed', 'protected'],
    [VM_FLAG.failoverOffered, VM_FLAG.blocked, 0, 0, VM_FLAG.failoverOffered, VM_FLAG.claimed],
  );

const everything = maskOf(6, [0, 1, 2, 3, 4, 5]);

function offerOf(offers: ReturnType<typeof offersFor>, verb: Offer['verb']): Offer {
  return offers.groups.flatMap((group) => group.offers).find((offer) => offer.verb === verb)!;
}

describe('what can be done with a selection', () => {
  it('offers each verb for the VMs it fits, and says of each other one why not', () => {
    const offers = offersFor(mixed(), everything);
    const failover = offerOf(offers, 'failover');
    expect(failover.included).toEqual([0, 4]);
    expect(failover.left.map(({ slot, why }) => [slot, why])).toEqual([
      [1, 'left.blocked'],
      [2, 'left.running'],
      [3, 'left.unprotected'],
      [5, 'left.claimed'],
    ]);
    expect(offerOf(offers, 'undo-failover').included).toEqual([2, 4]);
    expect(offerOf(offers, 'permanent-failover').included).toEqual([2]);
    expect(offerOf(offers, 'failback').included).toEqual([2]);
  });

  it('loses nobody: each is included or left out', () => {
    const offers = offersFor(mixed(), everything).groups.flatMap((group) => group.offers);
    for (const offer of offers) expect(offer.included.length + offer.left.length).toBe(6);
  });

  it('proposes what fits most, and shows no group of which nothing is possible', () => {
    const ofOne = (look: VmLook, flags = 0) => offersFor(estate([look], [flags]), maskOf(1, [0]));
    expect(ofOne('failover').likeliest?.verb).toBe('undo-failover');
    expect(ofOne('protected', VM_FLAG.failoverOffered).likeliest?.verb).toBe('failover');
    expect(ofOne('test').likeliest?.verb).toBe('test-stop');
    expect(ofOne('ready-to-switch').likeliest?.verb).toBe('switch-over');
    expect(ofOne('failback').likeliest?.verb).toBe('commit-failback');
    expect(ofOne('failback').groups.map(({ name }) => name)).toEqual(['group.failback']);
    expect(ofOne('unprotected')).toEqual({ groups: [], likeliest: null, twoCopies: 0 });
    const mostlyReady = offersFor(mixed(), maskOf(6, [0, 2, 4]));
    expect(mostlyReady.likeliest?.verb).toBe('failover');
  });

  it('says why a verb beside the possible ones is not', () => {
    const lost = estate(['protected'], [VM_FLAG.failoverOffered]);
    const sites = lost.sites.map((site) => ({ ...site, contact: { ...site.contact, state: 'lost' as const } }));
    const offers = offersFor({ ...lost, sites }, maskOf(1, [0]));
    expect(whyNot(offerOf(offers, 'planned-failover'))).toBe('left.siteNotHeard');
    expect(offerOf(offers, 'test-failover').included).toEqual([0]);
  });

  it('offers nothing but to stop a copy, or to cut it off, while two may be running', () => {
    const picture = estate(['two-copies', 'protected'], [VM_FLAG.sourceOn, VM_FLAG.failoverOffered]);
    const offers = offersFor(picture, maskOf(2, [0, 1]));
    expect(offers.twoCopies).toBe(1);
    expect(offers.groups.map(({ name }) => name)).toEqual(['group.twoCopies']);
    expect(offers.groups[0]!.offers.map((offer) => [offer.verb, offer.included])).toEqual([
      ['power-off-source', [0]],
      ['isolate', [0]],
      ['undo-failover', [0]],
    ]);
  });

  it('fits a replica that was isolated no second time', () => {
    const facts = { slot: 0, look: 'failover', flags: VM_FLAG.isolated, siteHeard: true, someSiteHeard: true } as const;
    expect(obstacleOf({ ...facts, hasPoint: true }, 'isolate')).toBe('left.isolated');
  });

  it('takes a VM that another run has for nothing', () => {
    const facts = { slot: 0, flags: VM_FLAG.claimed, siteHeard: true, someSiteHeard: true, hasPoint: true } as const;
    for (const verb of runVerb.options) {
      for (const look of vmLooks) expect(obstacleOf({ ...facts, look }, verb)).not.toBeNull();
    }
  });
});
