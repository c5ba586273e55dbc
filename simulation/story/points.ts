import type { Dice } from '../../practice/random.ts';
import type { World } from '../world/world.ts';
import { LATEST } from './chapter.ts';
import type { Plan } from './chapter.ts';

const BACK_MS_MAX = 6 * 3_600_000;

/** Which points a person asks for: mostly the latest, at times those before something happened, a few by hand. */
export function chosenPoints(world: World, dice: Dice, vmIds: readonly string[]): Pick<Plan, 'policy' | 'overrides'> {
  const { reader } = world.console.room.inventory;
  const overrides = dice.chance(0.25)
    ? reader.subjects(vmIds).flatMap(({ vm, points }) => {
        const point = points?.points.at(-dice.int(1, 4));
        return point !== undefined && dice.chance(0.3)
          ? [{ kind: 'point' as const, vmId: vm.id, pointId: point.id }]
          : [];
      })
    : [];
  const at = world.provider.clock.now() - dice.int(0, BACK_MS_MAX);
  return { policy: dice.chance(0.4) ? { kind: 'at-or-before', at } : LATEST, overrides };
}
