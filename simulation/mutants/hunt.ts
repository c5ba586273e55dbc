import { LivingProcess } from '../processes/living.ts';
import { PROCESSES } from '../processes/crew.ts';
import type { Mutant } from './mutant.ts';
import { assertFits } from './patch.ts';

/** A mistake that shows itself in no so many worlds is missed. */
export const SEEDS_MAX = 2_000;
/** A mutant that breaks so often in a row will never be judged. */
const BREAKS_MAX = 25;

export interface Catch {
  readonly mutant: string;
  /** The invariant that named it; null where none did. */
  readonly invariant: string | null;
  readonly seed: number;
  readonly seconds: number;
}

export interface HuntResult {
  readonly mutants: number;
  readonly caught: number;
  readonly missed: readonly string[];
  readonly caughtBy: Readonly<Record<string, string>>;
  readonly ok: boolean;
}

/**
 * Loads one wrong line after the other and lives worlds until an invariant is violated. Only an invariant counts: a crash, an
 * exception or an endless loop shows that something is wrong with the mutant, and not that the simulator would see what is
 * wrong with the engine. And only in a world in which the engine as it is violates nothing.
 */
export async function hunt(
  mutants: readonly Mutant[],
  seedsMax: number,
  tell: (caught: Catch) => void,
): Promise<HuntResult> {
  for (const mutant of mutants) assertFits(mutant);
  const caughtBy = new Map<string, string>();
  const queue = [...mutants];
  const work = async (): Promise<void> => {
    const sound = new LivingProcess();
    for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
      const found = await huntOne(mutant, seedsMax, sound);
      if (found.invariant !== null) caughtBy.set(mutant.name, found.invariant);
      tell(found);
    }
    sound.close();
  };
  await Promise.all(Array.from({ length: PROCESSES }, work));
  const missed = mutants.flatMap(({ name }) => (caughtBy.has(name) ? [] : [name]));
  return {
    mutants: mutants.length,
    caught: caughtBy.size,
    missed,
    caughtBy: Object.fromEntries(mutants.flatMap(({ name }) => [[name, caughtBy.get(name)] as const]).flatMap(known)),
    ok: mutants.length > 0 && missed.length === 0,
  };
}

function known([name, invariant]: readonly [string, string | undefined]): (readonly [string, string])[] {
  return invariant === undefined ? [] : [[name, invariant]];
}

async function huntOne(mutant: Mutant, seedsMax: number, sound: LivingProcess): Promise<Catch> {
  const began = Date.now();
  const seconds = (): number => (Date.now() - began) / 1_000;
  const mutated = new LivingProcess(mutant.name);
  let breaks = 0;
  let seed = 1;
  try {
    for (; seed <= seedsMax && breaks < BREAKS_MAX; seed += 1) {
      const lived = await mutated.live({ seed });
      if ('broke' in lived) {
        breaks += 1;
        continue;
      }
      breaks = 0;
      const [violation] = lived.result.violations;
      if (violation === undefined) continue;
      const asItIs = await sound.live({ seed });
      if ('result' in asItIs && asItIs.result.violations.length === 0)
        return { mutant: mutant.name, invariant: violation.invariant, seed, seconds: seconds() };
    }
    return { mutant: mutant.name, invariant: null, seed, seconds: seconds() };
  } finally {
    mutated.close();
  }
}
