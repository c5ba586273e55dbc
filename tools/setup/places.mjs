// Where things lie. Plain JavaScript, because set-up needs it before anything is installed.
import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';

/** The root of this checkout. */
export const repoRoot = path.resolve(import.meta.dirname, '..', '..');

/** Root in a container is the one case where the runtime must be handed to another user. */
export const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;

/**
 * The cache for what is too large or too slow to make in every checkout. It lies outside of the repository, so that
 * checkouts share it and `git clean` keeps it. Root's home is closed to the ordinary user who runs Electron, so root
 * caches system-wide.
 *
 * @param {{ platform: string, isRoot: boolean, home: string, env: Record<string, string | undefined> }} machine
 * @returns {string}
 */
export function cacheRootOf({ platform, isRoot, home, env }) {
  if (env['FARSHORE_CACHE']) return path.resolve(env['FARSHORE_CACHE']);
  if (platform === 'win32')
    return path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'farshore', 'dev');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'farshore');
  if (isRoot) return '/var/cache/farshore';
  return path.join(env['XDG_CACHE_HOME'] ?? path.join(home, '.cache'), 'farshore');
}

export const cacheRoot = cacheRootOf({
  platform: process.platform,
  isRoot: isRootOnLinux,
  home: os.homedir(),
  env: process.env,
});

/** A short name for this checkout, for what must not be shared between two of them. */
export const checkoutId = createHash('sha256').update(repoRoot).digest('hex').slice(0, 12);
