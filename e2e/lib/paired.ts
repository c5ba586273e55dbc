import type { PreparedRun } from '../../tools/lib/run.ts';
import { startFarshore, type Farshore } from './farshore.ts';
import { mapIsThere } from './job.ts';
import type { Provider } from './provider.ts';

/** A console that a person has paired with the provider, with the estate on its map. */
export async function startPaired(
  run: PreparedRun,
  provider: Provider,
  { account, switches = [] }: { readonly account?: string; readonly switches?: readonly string[] } = {},
): Promise<Farshore> {
  const farshore = await startFarshore(run, { pairingFile: provider.pairingFile(account), switches });
  await mapIsThere(farshore.page);
  return farshore;
}
