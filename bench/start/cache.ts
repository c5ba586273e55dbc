import type {} from '../../src/renderer/bridge.ts';
import { startFarshore } from '../../e2e/lib/farshore.ts';
import { startProvider } from '../../e2e/lib/provider.ts';
import type { PreparedRun } from '../../tools/lib/run.ts';

const SYNC_MS_MAX = 180_000;

/** A data folder as a first sync leaves it. The provider is gone afterwards, so every start from it is an offline one. */
export async function fillCache(run: PreparedRun): Promise<string> {
  const provider = await startProvider(run, { estate: 'large', speed: 1 });
  try {
    const farshore = await startFarshore(run, { pairingFile: provider.pairingFile() });
    const { page, dataFolder } = farshore;
    await page.locator('[data-map]').waitFor({ timeout: SYNC_MS_MAX });
    await farshore.quit();
    return dataFolder;
  } finally {
    await provider.stop();
  }
}
