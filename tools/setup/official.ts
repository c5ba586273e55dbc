// The Electron that we release on, from where its makers put it. Many networks drop such connections without a word,
// so a short question comes first, and a failure is remembered for a day.
import fs from 'node:fs';
import path from 'node:path';
import { nodePath } from '../lib/node.ts';
import { run } from '../lib/process.ts';
import { hasOfficial, officialPackage, officialVersion } from '../lib/runtime.ts';
import { cacheRoot } from './places.mjs';

const askMsMax = 20_000;
const downloadMsMax = 15 * 60_000;
const rememberMs = 24 * 60 * 60_000;
const failureFile = path.join(cacheRoot, `electron-${officialVersion}-not-downloadable`);

/** A failure older than a day says nothing about today's network; one from the future neither. */
export function isFailureFresh(failedAtMs: number | undefined, nowMs: number): boolean {
  if (failedAtMs === undefined) return false;
  return failedAtMs <= nowMs && nowMs - failedAtMs < rememberMs;
}

function failedAtMs(): number | undefined {
  return fs.existsSync(failureFile) ? fs.statSync(failureFile).mtimeMs : undefined;
}

/** With a mirror or a proxy set, somebody has arranged for the download: only trying tells. */
function isArranged(env: NodeJS.ProcessEnv): boolean {
  const names = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'HTTPS_PROXY', 'https_proxy'];
  return names.some((name) => (env[name] ?? '') !== '');
}

async function isReachable(): Promise<boolean> {
  const url = `https://github.com/electron/electron/releases/download/v${officialVersion}/SHASUMS256.txt`;
  try {
    const reply = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(askMsMax) });
    return reply.ok;
  } catch {
    // Whatever the reason, the answer is the same: it cannot be had from here.
    return false;
  }
}

function download(): boolean {
  console.error(`Downloading Electron ${officialVersion} …`);
  try {
    // Its installer checks the archive against the checksums in the npm package.
    run(nodePath, [path.join(officialPackage, 'install.js')], { timeoutMs: downloadMsMax });
  } catch (error) {
    console.error(`That failed: ${error instanceof Error ? (error.message.split('\n').at(-1) ?? '') : String(error)}`);
  }
  return hasOfficial();
}

/** Whether the official runtime is here afterwards. */
export async function setUpOfficialRuntime(): Promise<boolean> {
  if (hasOfficial()) return true;
  if (isFailureFresh(failedAtMs(), Date.now())) return false;
  if ((isArranged(process.env) || (await isReachable())) && download()) return true;
  console.error(`Electron ${officialVersion} cannot be downloaded from here; not asking again for a day.`);
  fs.mkdirSync(cacheRoot, { recursive: true });
  fs.writeFileSync(failureFile, '');
  return false;
}
