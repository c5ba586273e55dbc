import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlClient } from '../control/client.ts';
import { WireConsole } from '../testing/console.ts';

interface Ready {
  readonly ready: boolean;
  readonly address: string;
  readonly thumbprint: string;
  readonly control: { readonly port: number; readonly tokenFile: string };
  readonly account: string;
}

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'practice-test-'));
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const main = join(import.meta.dirname, '..', 'main.ts');

function start(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // One that is killed leaves its temporary folder; it goes with ours.
    env: { ...process.env, TMPDIR: folder },
  });
  children.push(child);
  return child;
}

async function ready(child: ChildProcess): Promise<Ready> {
  for await (const line of createInterface({ input: child.stdout! })) return JSON.parse(line) as Ready;
  throw new Error('it ended without a word');
}

async function failure(...args: string[]): Promise<{ code: number; text: string }> {
  const child = start(...args);
  let text = '';
  child.stderr!.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  return { code, text };
}

interface Line {
  readonly control?: string;
  readonly cursor?: string;
  readonly seq?: number;
}

async function linesOf(console1: WireConsole, query: Record<string, string>): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of console1.feed(query)) lines.push(line);
  return lines;
}

describe('a provider that is killed and started again on its folder', () => {
  it('has the same certificate, receipt key, accounts, sessions and numbering', async () => {
    const data = join(folder, 'data');
    const pairingFile = join(folder, 'pairing.json');
    const first = start('--port', '0', '--data', data, '--pairing', pairingFile, '--speed', '100');
    const told = await ready(first);
    const pairing = JSON.parse(readFileSync(pairingFile, 'utf8')) as {
      account: string;
      password: string;
      address: string;
    };
    expect(statSync(pairingFile).mode & 0o777).toBe(0o600);
    expect(statSync(told.control.tokenFile).mode & 0o777).toBe(0o600);
    const console1 = new WireConsole(told.address);
    await console1.signIn(pairing.account, pairing.password);
    const { receiptKey } = (await console1.json('capabilities')) as { readonly receiptKey: string };
    expect(statSync(join(data, 'receipt-key.pem')).mode & 0o777).toBe(0o600);
    const cursor = (await linesOf(console1, {})).at(-1)?.cursor ?? '';
    await new ControlClient(told.control).inject({ fault: 'new-point', replicaId: 'rep-erp-app-01' });
    first.kill('SIGKILL');
    await once(first, 'close');

    const port = told.address.split(':')[1]!;
    const again = await ready(start('--port', port, '--data', data));
    expect(again).toMatchObject({ address: told.address, thumbprint: told.thumbprint });
    const lines = await linesOf(console1, { after: cursor });
    const head = Number(cursor.split('.').at(-1));
    expect(
      lines
        .filter((line) => line.seq !== undefined)
        .map((line) => line.seq)
        .slice(0, 2),
    ).toEqual([head + 1, head + 2]);
    await console1.signIn(pairing.account, pairing.password);
    expect(await console1.json('capabilities')).toMatchObject({ receiptKey });
    console1.close();
  });

  it('will not take a folder of another estate for its own', async () => {
    const data = join(folder, 'data');
    const first = start('--port', '0', '--data', data);
    await ready(first);
    first.kill('SIGTERM');
    expect((await once(first, 'close'))[0]).toBe(0);
    const { code, text } = await failure('--port', '0', '--data', data, '--estate', '30');
    expect(code).toBe(1);
    expect(text).toContain('was made with the estate "small"');
  });
});

describe('the command line', () => {
  it('takes an RVTools export, and says what is wrong with one', async () => {
    const file = join(folder, 'vinfo.csv');
    writeFileSync(file, 'VM;Powerstate;Datacenter\nerp-db-01;poweredOn;Leeds\nerp-app-01;poweredOff;Leeds\n');
    const told = await ready(start('--port', '0', '--estate', file));
    const truth = await new ControlClient(told.control).truth();
    expect(truth.copies.map(({ vmId, source }) => [vmId, source.power])).toEqual([
      ['vm-erp-db-01', 'on'],
      ['vm-erp-app-01', 'off'],
    ]);
    writeFileSync(file, 'VM;CPUs;Datacenter\nerp-db-01;many;Leeds\n');
    const { code, text } = await failure('--port', '0', '--estate', file);
    expect([code, text]).toEqual([1, expect.stringContaining('row 2, column "CPUs": "many" is no whole number')]);
  });

  it('says what an option may be', async () => {
    expect((await failure('--speed', 'fast')).text).toContain('--speed');
    expect((await failure('--estate', 'nowhere.csv')).text).toContain('neither an estate nor a file');
    expect((await failure('--help')).text).toContain('--pairing FILE');
  });

  it('stops with its parent where it was asked to', async () => {
    const child = start('--port', '0', '--with-parent');
    await ready(child);
    child.stdin!.end();
    expect((await once(child, 'close'))[0]).toBe(0);
  });
});
