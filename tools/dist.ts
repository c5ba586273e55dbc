// Packs the console. Releases pin the official Electron; where that cannot be had, the runtime that is here is packed as
// a folder, so that fuses, asar and addon can still be tried: `npm run dist -- --dir`.
import fs from 'node:fs';
import path from 'node:path';
import { nodePath } from './lib/node.ts';
import { exitCodeOf } from './lib/process.ts';
import { officialVersion, findRuntime, type Runtime } from './lib/runtime.ts';
import { repoRoot } from './setup/places.mjs';

/** Nothing but a folder can be made without the network: archive and installer tools are fetched. */
function localOptions(runtime: Runtime): readonly string[] {
  if (runtime.version === officialVersion) return [];
  console.error(`Packing Electron ${runtime.version}, because ${officialVersion} is not here. This is no release.`);
  return ['--dir', `-c.electronDist=${runtime.folder}`, `-c.electronVersion=${runtime.version}`];
}

/** The packed addon is the one for Electron's Node-API 10; an older runtime needs its own. */
function replaceAddon(runtime: Runtime): void {
  if (runtime.version === officialVersion) return;
  const unpacked = path.join(repoRoot, 'dist', 'linux-unpacked', 'resources', 'app.asar.unpacked');
  fs.copyFileSync(
    runtime.nativeBinding,
    path.join(unpacked, 'out', 'native', `${process.platform}-${process.arch}.node`),
  );
}

const runtime = findRuntime();
const builder = path.join(repoRoot, 'node_modules', 'electron-builder', 'cli.js');
const args = [builder, '--publish', 'never', ...localOptions(runtime), ...process.argv.slice(2)];
process.exitCode = await exitCodeOf(nodePath, args, { cwd: repoRoot, stdio: 'inherit' });
if (process.exitCode === 0) replaceAddon(runtime);
