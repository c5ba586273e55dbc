// The part of set-up that needs the packages: the runtime, the display, what tests and practice need. Started by ../setup.mjs
// under Node 24.
import { hasShipped } from '../lib/runtime.ts';
import { setUpAddon } from './addon.ts';
import { setUpDisplay, setUpLibraries } from './display.ts';
import { setUpGuests, setUpGuestsIfPossible } from './guests.ts';
import { withLock } from './lock.mjs';
import { setUpOfficialRuntime } from './official.ts';
import { requireSandbox } from './sandbox.ts';
import { setUpShippedRuntime } from './shipped.ts';
import { setUpSshd } from './sshd.ts';
import { setUpUser } from './user.ts';

async function setUpElectron(): Promise<void> {
  requireSandbox();
  setUpUser();
  if ((process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '') !== '') return;
  if (await setUpOfficialRuntime()) return;
  if (hasShipped()) return;
  await setUpShippedRuntime();
  await setUpAddon();
}

async function main(levels: readonly string[]): Promise<void> {
  await withLock('runtime', async () => {
    if (levels.includes('--display')) setUpDisplay();
    else if (levels.includes('--electron')) setUpLibraries();
    if (levels.includes('--electron')) await setUpElectron();
    if (levels.includes('--sshd')) setUpSshd();
    if (levels.includes('--guests')) await setUpGuests();
    if (levels.includes('--guests-if-possible')) await setUpGuestsIfPossible();
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`Set-up failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
