import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { missingForGuests } from '../tools/lib/guest-image.ts';
import { nodePath } from '../tools/lib/node.ts';

/** The main job on real machines, small: the whole of it is `npm run drill -- --provider qemu`. */
const folder = mkdtempSync(join(tmpdir(), 'farshore-guests-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly said: Readonly<Record<string, unknown>>;
}

function drill(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const main = join(import.meta.dirname, 'main.ts');
    const report = ['--report', join(folder, 'report.md')];
    const child = spawn(nodePath, [main, '--json', ...report, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said: JSON.parse(output) as Ended['said'] }));
  });
}

const missing = missingForGuests();

async function bringsTwoHome(): Promise<void> {
  const { code, said } = await drill('--provider', 'qemu', '--vms', '2');
  expect(said).toMatchObject({
    guests: 2,
    recordsBeforePointLost: 0,
    recordsLostFailback: 0,
    bothSitesWriting: 0,
    violations: [],
    ok: true,
  });
  expect(code).toBe(0);
}

async function saysWhatIsMissing(): Promise<void> {
  const { code, said } = await drill('--provider', 'qemu', '--vms', '2');
  expect(code).toBe(1);
  for (const each of missing) expect(String(said['violations'])).toContain(each);
}

// A test that is skipped counts as failed, so there is one for either machine.
if (missing.length === 0) test('two real guests fail over and come home, and nothing is lost', bringsTwoHome);
else test('a machine without QEMU is told what is missing', saysWhatIsMissing);
