// What Electron needs from Linux: libraries, a virtual display for tests, and a compiler where the addon is built.
import fs from 'node:fs';
import { run, succeeds } from '../lib/process.ts';
import { isRootOnLinux } from './places.mjs';

/** Debian's names of 12; later releases rename those marked to `…t64`. */
const libraries = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libxkbcommon0',
  'libcups2',
] as const;
const display = ['xvfb', 'xauth'] as const;
/** Reads in tests what was printed. */
const poppler = ['poppler-utils'] as const;
const compiler = ['python3', 'g++', 'make'] as const;
const renamed = new Set(['libgtk-3-0', 'libasound2', 'libatk-bridge2.0-0', 'libcups2']);

/** The names by which a package may be installed, newest first. */
export function namesOf(name: string): readonly string[] {
  return renamed.has(name) ? [`${name}t64`, name] : [name];
}

/** Reads `dpkg-query -W -f '${Package} ${db:Status-Status}\n'`; a package that was removed is still listed. */
export function installedIn(listing: string): ReadonlySet<string> {
  const rows = listing.split('\n').map((row) => row.trim().split(' '));
  return new Set(rows.filter(([, status]) => status === 'installed').map(([name]) => name ?? ''));
}

export function missingFrom(wanted: readonly string[], installed: ReadonlySet<string>): readonly string[] {
  return wanted.filter((name) => !namesOf(name).some((candidate) => installed.has(candidate)));
}

const hasApt = (): boolean => fs.existsSync('/usr/bin/apt-get');

function missing(wanted: readonly string[]): readonly string[] {
  return missingFrom(wanted, installedIn(run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\\n'])));
}

/** Which of the names this release of Debian has; known only after `apt-get update`. */
function nameHere(name: string): string {
  return namesOf(name).find((candidate) => succeeds('apt-cache', ['show', candidate])) ?? name;
}

/** Brings the packages that are missing, or says by which command a person brings them. */
export function install(wanted: readonly string[]): void {
  if (!hasApt()) return;
  const names = missing(wanted);
  if (names.length === 0) return;
  if (!isRootOnLinux) throw new Error(`Packages are missing. Run: sudo apt-get install ${names.join(' ')}`);
  console.error(`Installing ${names.join(' ')} …`);
  run('apt-get', ['update', '-qq']);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names.map(nameHere)], { env });
}

/** Where apt is not at hand the names are only a hint, so a missing program is named with them. */
export function requirePrograms(programs: readonly string[], packages: readonly string[]): void {
  const lacking = programs.filter((program) => !succeeds('which', [program]));
  if (lacking.length === 0) return;
  throw new Error(`${lacking.join(', ')} not found. Install what your system calls: ${packages.join(' ')}`);
}

export function setUpDisplay(): void {
  if (process.platform !== 'linux') return;
  install([...libraries, ...display, ...poppler]);
  requirePrograms(['xvfb-run'], display);
  requirePrograms(['pdftotext', 'pdftoppm'], poppler);
}

/** The libraries alone, for a machine that has a display of its own. */
export function setUpLibraries(): void {
  if (process.platform === 'linux') install(libraries);
}

/** A compiler by any road will do, so programs are asked for and not packages. */
export function setUpCompiler(): void {
  if (compiler.every((program) => succeeds('which', [program]))) return;
  install(compiler);
  requirePrograms(compiler, compiler);
}
