// The packages, installed from the lock file. Plain JavaScript for Node 20: this runs before Node 24 is there.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { checkoutId, repoRoot } from './places.mjs';
import { isStamped, stampOf, writeStamp } from './stamp.mjs';

const modules = path.join(repoRoot, 'node_modules');
const stampFile = path.join(modules, '.farshore-deps');
const isWindows = process.platform === 'win32';

/** Node 24 as the lock file brings it; whatever runs TypeScript is started with this one. */
export const node24 = path.join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node');

function wantedStamp() {
  const lock = fs.readFileSync(path.join(repoRoot, 'package-lock.json'));
  return stampOf([lock, process.platform, process.arch]);
}

function isInstalled() {
  return fs.existsSync(node24) && isStamped(stampFile, wantedStamp());
}

/**
 * The PATH without this checkout's own programs: `npm ci` deletes them while it runs, so it must not run from them.
 *
 * @param {string} pathVariable
 * @param {string} modulesFolder
 */
export function outsidePath(pathVariable, modulesFolder) {
  const isOurs = (/** @type {string} */ entry) => path.resolve(entry).startsWith(modulesFolder + path.sep);
  return pathVariable
    .split(path.delimiter)
    .filter((entry) => entry !== '' && !isOurs(entry))
    .join(path.delimiter);
}

/** @param {readonly string[]} args */
function npm(args) {
  const env = { ...process.env, PATH: outsidePath(process.env['PATH'] ?? '', modules) };
  // Everything goes to standard error, so that `--json` of the calling script stays alone on standard output.
  const result = spawnSync(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd: repoRoot,
    env,
    shell: isWindows,
    stdio: ['ignore', 2, 2],
  });
  if (result.error) throw result.error;
  if (result.status !== 0) throw new Error(`npm ${args.join(' ')} failed (exit ${String(result.status)}).`);
}

function install() {
  const runsFromModules = process.execPath.startsWith(modules + path.sep);
  if (isWindows && runsFromModules) {
    // Windows cannot delete a program that runs, and npm put that very program first on the PATH.
    throw new Error('The lock file changed. Run: npm ci --ignore-scripts && npm rebuild node && node tools/setup.mjs');
  }
  console.error('Installing packages …');
  // Without scripts: better-sqlite3 would compile although it ships binaries, and Electron would download.
  npm(['ci', '--ignore-scripts', '--loglevel=error']);
  npm(['rebuild', 'node', '--loglevel=error']);
  if (!fs.existsSync(node24)) throw new Error(`npm rebuild node did not bring ${node24}.`);
  writeStamp(stampFile, wantedStamp());
}

export async function setUpDeps() {
  if (isInstalled()) return;
  await withLock(`deps-${checkoutId}`, () => {
    if (!isInstalled()) install();
  });
}
