// Brings a fresh clone to the point where everything runs; does nothing, quickly, when nothing is missing.
//   --deps      the packages and Node 24
//   --electron  a runtime that starts here, and the SQLite addon for it (needs --deps)
//   --display   the libraries and the virtual display that Electron needs on Linux
//   --sshd      the SSH server of the tests
//   --guests    QEMU, and the image of the practice guests; --guests-if-possible goes on where they cannot be had
// Plain JavaScript: this starts under any Node from 20 on, before anything is installed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { node24, setUpDeps } from './setup/deps.mjs';

const known = ['--deps', '--electron', '--display', '--sshd', '--guests', '--guests-if-possible'];
const asked = process.argv.slice(2);

async function main() {
  const unknown = asked.find((level) => !known.includes(level));
  if (unknown !== undefined) throw new Error(`Unknown level ${unknown}; known are ${known.join(' ')}.`);
  await setUpDeps();
  const levels = asked.filter((level) => level !== '--deps');
  if (levels.length === 0) return;
  const runtime = path.join(import.meta.dirname, 'setup', 'main.ts');
  const result = spawnSync(node24, [runtime, ...levels], { stdio: ['ignore', 2, 2] });
  if (result.error) throw result.error;
  process.exitCode = result.status ?? 1;
}

main().catch((/** @type {unknown} */ error) => {
  console.error(`Set-up failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
