import { accessSync, constants, mkdirSync, mkdtempSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Problem } from './problem.ts';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What `--user-data-dir` says; empty where it is not given. */
  readonly userDataSwitch: string;
}

/**
 * Where everything of ours lies: *local* application data. A roaming profile would copy a run journal between computers,
 * and the journal belongs to one process on one of them.
 */
export function dataFolderOf({ platform, home, env, userDataSwitch }: Machine): string {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const chosen = userDataSwitch !== '' ? userDataSwitch : (env['FARSHORE_DATA_DIR'] ?? '');
  if (chosen !== '') return paths.resolve(chosen);
  if (platform === 'win32') {
    return paths.join(env['LOCALAPPDATA'] ?? paths.join(home, 'AppData', 'Local'), 'Farshore');
  }
  if (platform === 'darwin') return paths.join(home, 'Library', 'Application Support', 'Farshore');
  const dataHome = env['XDG_DATA_HOME'] ?? '';
  return paths.join(paths.isAbsolute(dataHome) ? dataHome : paths.join(home, '.local', 'share'), 'farshore');
}

/** Linux's numbers of the file systems that live on another computer: NFS, SMB, CIFS, SMB2, AFS, Ceph, Coda. */
const networkFileSystems = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x00c36400, 0x73757245]);

/** As far as it can be told: a mapped Windows drive and a macOS mount look like any other from here. */
export function isOnNetwork(platform: NodeJS.Platform, folder: string, fileSystemType: number | null): boolean {
  if (platform === 'win32') return /^[\\/]{2}(\?[\\/]UNC[\\/]|(?![?.][\\/]))/i.test(folder);
  return platform === 'linux' && fileSystemType !== null && networkFileSystems.has(fileSystemType >>> 0);
}

/** The folders of one start. */
export interface Places {
  readonly root: string;
  /** Caches and journals of the core. */
  readonly data: string;
  readonly logs: string;
  /** What Chromium keeps for the window. */
  readonly session: string;
  /** Files of the program around the core. */
  readonly preferences: string;
  readonly lastSeen: string;
  /** Why the root cannot be used. The folders then lie in a throw-away place, only to show this. */
  readonly problem: Problem | null;
}

const OWNER_ONLY = 0o700;

function under(root: string, problem: Problem | null): Places {
  return {
    root,
    data: path.join(root, 'data'),
    logs: path.join(root, 'logs'),
    session: path.join(root, 'window'),
    preferences: path.join(root, 'preferences.json'),
    lastSeen: path.join(root, 'last-seen'),
    problem,
  };
}

export function preparePlaces(machine: Machine): Places {
  const root = dataFolderOf(machine);
  const throwAway = (problem: Problem): Places => under(mkdtempSync(path.join(os.tmpdir(), 'farshore-')), problem);
  try {
    const wanted = under(root, null);
    for (const folder of [root, wanted.data, wanted.logs, wanted.session]) {
      mkdirSync(folder, { recursive: true, mode: OWNER_ONLY });
      accessSync(folder, constants.W_OK);
    }
    const fileSystemType = machine.platform === 'linux' ? statfsSync(root).type : null;
    if (!isOnNetwork(machine.platform, root, fileSystemType)) return wanted;
    return throwAway({ kind: 'network-folder', path: root, detail: '' });
  } catch (error) {
    return throwAway({ kind: kindOfRefusal(error), path: root, detail: String(error) });
  }
}

/** What a refusal of the system means for the person. */
export function kindOfRefusal(error: unknown): Problem['kind'] {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC') return 'full';
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'read-only' : 'io';
}

/** The SQLite addon as the build lays it beside the main file. In a release it lies outside of the archive. */
export function addonBeside(mainFolder: string): string {
  const name = `${process.platform}-${process.arch}.node`;
  return path.join(mainFolder, '..', 'native', name).replace(/\bapp\.asar\b/, 'app.asar.unpacked');
}
