import { LivingProcess } from './processes/living.ts';
import type { Lived } from './processes/jobs.ts';
import type { Failing } from './tally.ts';
import { faultKinds } from './world/faults.ts';
import type { FaultKind } from './world/faults.ts';

/** Leaves one kind of fault out after the other, as long as the same world still violates something; says what is left. */
export async function shrink({ seed, killAtWrite }: Failing): Promise<string> {
  const process = new LivingProcess();
  const job = { seed, ...(killAtWrite === undefined ? {} : { killAtWrite }) };
  let without: FaultKind[] = [];
  for (const kind of faultKinds) {
    const less = [...without, kind];
    if (fails(await process.live({ ...job, without: less }))) without = less;
  }
  const left = await process.live({ ...job, without });
  process.close();
  if ('broke' in left) return `seed ${String(seed)} breaks: ${left.broke}`;
  const struck = faultKinds.filter((kind) => left.result.faults[kind] > 0);
  const violated = [...new Set(left.result.violations.map(({ invariant }) => invariant))];
  return `seed ${String(seed)} still violates "${violated.join('", "')}" with only: ${struck.join(', ') || 'no fault'}`;
}

function fails(lived: Lived): boolean {
  return 'broke' in lived || lived.result.violations.length > 0;
}
