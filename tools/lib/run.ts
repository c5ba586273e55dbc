// A run folder: a private copy of the runtime (hard links, so it costs nothing) with one checkout's built app inside.
// The runtime in the cache is never touched, or two checkouts would start each other's app. The app is copied and not
// linked, because the user who runs Electron may be unable to read the checkout.
import fs from 'node:fs';
import path from 'node:path';
import { cacheRoot, repoRoot } from '../setup/places.mjs';
import { run } from './process.ts';
import { findRuntime, type Runtime } from './runtime.ts';
import { giveToRunUser, runAccount, wrapperScript } from './user.ts';

export interface RunRequest {
  /** The folder that holds the built `out/` and a package.json; this checkout unless given. */
  readonly appDir?: string;
}

export interface PreparedRun {
  /** What to start: the runtime, or a script that becomes the ordinary user and then the runtime. */
  readonly executablePath: string;
  /** Put these before your own arguments. */
  readonly args: readonly string[];
  /** The SQLite addon inside the app, readable by the user who runs it. */
  readonly nativeBinding: string;
  /** The whole environment for the child. */
  readonly env: Record<string, string>;
  /** A folder that belongs to the user who runs Electron; give each start a folder of its own below it. */
  readonly userDataRoot: string;
  readonly runtime: Runtime;
  /** Removes the run folder; call it when the last process has ended. */
  readonly dispose: () => void;
}

const runsFolder = path.join(cacheRoot, 'runs');
const setuidMode = 0o4755;

function isAlive(pid: number): boolean {
  return fs.existsSync(`/proc/${String(pid)}`);
}

/** A killed test leaves its folder; whoever comes next removes it. Only Linux materialises, so /proc is there. */
function sweep(): void {
  if (process.platform !== 'linux' || !fs.existsSync(runsFolder)) return;
  for (const name of fs.readdirSync(runsFolder)) {
    const pid = Number.parseInt(name, 10);
    if (!Number.isNaN(pid) && !isAlive(pid)) fs.rmSync(path.join(runsFolder, name), { recursive: true, force: true });
  }
}

function copyRuntime(runtime: Runtime, folder: string): void {
  try {
    run('cp', ['-al', `${runtime.folder}/.`, folder]);
  } catch {
    // Hard links do not cross file systems; a copy does, for 230 MB.
    run('cp', ['-a', `${runtime.folder}/.`, folder]);
  }
  const helper = path.join(folder, 'chrome-sandbox');
  if (runAccount() === undefined || (fs.statSync(helper).mode & 0o7777) === setuidMode) return;
  // Changing the mode of the link would change the pristine file with it.
  fs.copyFileSync(helper, `${helper}.own`);
  fs.chownSync(`${helper}.own`, 0, 0);
  fs.chmodSync(`${helper}.own`, setuidMode);
  fs.renameSync(`${helper}.own`, helper);
}

/** The part of package.json that Electron reads. */
function appManifest(appDir: string): string {
  const whole = JSON.parse(fs.readFileSync(path.join(appDir, 'package.json'), 'utf8')) as Record<string, unknown>;
  const kept = ['name', 'productName', 'version', 'type', 'main', 'description', 'author'];
  return JSON.stringify(Object.fromEntries(kept.map((key) => [key, whole[key]])));
}

/** Copies the app and puts the addon of this runtime in the place where the app looks for one. */
function copyApp(appDir: string, target: string, runtime: Runtime): string {
  const out = path.join(appDir, 'out');
  if (!fs.existsSync(out)) throw new Error(`${out} is missing. Run: npm run build`);
  fs.rmSync(target, { recursive: true, force: true });
  fs.mkdirSync(target, { recursive: true });
  fs.cpSync(out, path.join(target, 'out'), { recursive: true });
  fs.writeFileSync(path.join(target, 'package.json'), appManifest(appDir));
  const binding = path.join(target, 'out', 'native', `${process.platform}-${process.arch}.node`);
  fs.mkdirSync(path.dirname(binding), { recursive: true });
  fs.copyFileSync(runtime.nativeBinding, binding);
  return binding;
}

/** Terminals inside of editors set the first two, and either turns the console into something else. */
function environment(): Record<string, string> {
  const dropped = ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', ...(runAccount() === undefined ? [] : ['XAUTHORITY'])];
  const entries = Object.entries(process.env).flatMap(([name, value]): [string, string][] =>
    value === undefined || dropped.includes(name) ? [] : [[name, value]],
  );
  return Object.fromEntries(entries);
}

function executableIn(folder: string): string {
  const binary = path.join(folder, 'electron');
  const account = runAccount();
  if (account === undefined) return binary;
  const script = path.join(folder, 'start-as-user');
  fs.writeFileSync(script, wrapperScript(account, binary), { mode: 0o755 });
  return script;
}

/** Makes a run folder ready to start. Set-up must have brought a runtime, and the app must be built. */
export function prepareRun(request: RunRequest = {}): PreparedRun {
  sweep();
  const runtime = findRuntime();
  fs.mkdirSync(runsFolder, { recursive: true });
  const folder = fs.mkdtempSync(path.join(runsFolder, `${String(process.pid)}-`));
  fs.chmodSync(folder, 0o755);
  const isLinux = process.platform === 'linux';
  if (isLinux) copyRuntime(runtime, folder);
  const app = isLinux ? path.join(folder, 'resources', 'app') : path.join(folder, 'app');
  const nativeBinding = copyApp(request.appDir ?? repoRoot, app, runtime);
  const userDataRoot = path.join(folder, 'user-data');
  fs.mkdirSync(userDataRoot, { mode: 0o700 });
  giveToRunUser(userDataRoot);
  return {
    executablePath: isLinux ? executableIn(folder) : runtime.executable,
    // Elsewhere the runtime is used where it lies and is told the app's path.
    args: isLinux ? [] : [app],
    nativeBinding,
    env: environment(),
    userDataRoot,
    runtime,
    dispose: () => {
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** A fresh folder for one start, owned by the user who runs Electron. */
export function newUserData(prepared: PreparedRun, name: string): string {
  const folder = fs.mkdtempSync(path.join(prepared.userDataRoot, `${name}-`));
  giveToRunUser(folder);
  return folder;
}
