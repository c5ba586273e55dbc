import type { Dice } from '../random.ts';
import { generatedEstate } from './generated.ts';
import type { EstatePlan } from './plan.ts';
import { smallEstate } from './small.ts';

const MEDIUM_VMS = 400;
const LARGE_VMS = 10_000;
const VMS_MAX = 100_000;

/** The estate of a name: `small`, `medium`, `large`, or a number of VMs. */
export function estateOf(name: string, _imported: string, dice: Dice): EstatePlan {
  if (name === 'small') return smallEstate();
  if (name === 'medium') return generatedEstate(MEDIUM_VMS, dice);
  if (name === 'large') return generatedEstate(LARGE_VMS, dice);
  const count = Number(name);
  if (Number.isInteger(count) && count >= 1 && count <= VMS_MAX) return generatedEstate(count, dice);
  throw new Error(`there is no estate "${name}"`);
}
