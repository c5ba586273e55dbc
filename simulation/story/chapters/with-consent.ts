import * as incidents from '../../../practice/provider/incidents.ts';
import { Approver } from '../../world/approver.ts';
import { planOf, vmsAt } from '../chapter.ts';
import type { ChapterOf } from '../chapter.ts';

/** The tenant has live starts agreed to by a second person, who takes a while. */
export const withConsent: ChapterOf = (world, dice) => {
  const siteId = world.siteId('LON-B');
  const [verb, first] = [dice.pick(['failover', 'planned-failover'] as const), dice.int(0, 4)];
  let asked = false;
  return {
    turn() {
      if (!asked) {
        asked = true;
        incidents.setPolicy(world.provider, { approvalForLiveStart: true, approvalForOverride: undefined });
        new Approver(world, dice);
        return 'wait';
      }
      return planOf(verb, vmsAt(world, siteId).slice(first, first + 2));
    },
  };
};
