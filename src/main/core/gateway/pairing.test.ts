import {
  chmodSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consumePairing } from './pairing.ts';

const thumbprint = Array.from({ length: 32 }, () => 'AB').join(':');
const pairing = {
  name: 'Practice',
  addresses: ['127.0.0.1:6180'],
  thumbprint,
  account: 'admin',
  password: 'a-secret-word',
};
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pairing-'));
  path = join(folder, 'pairing.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (value: unknown, mode = 0o600): void => {
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value), { mode });
  chmodSync(path, mode);
};

describe('a pairing file', () => {
  it('is used once, and is gone', () => {
    put({ ...pairing, address: '127.0.0.1:6180' });
    expect(consumePairing(path)).toEqual({ ok: true, value: pairing });
    expect(existsSync(path)).toBe(false);
    expect(consumePairing(path)).toMatchObject({ failure: { kind: 'missing' } });
  });

  it('leaves no password in a copy of its bytes that a link still names', () => {
    put(pairing);
    // A second name of the same file stands for whoever still holds it.
    const kept = join(folder, 'still-held');
    linkSync(path, kept);
    consumePairing(path);
    expect(readFileSync(kept, 'utf8')).not.toContain('secret');
  });

  it('that is malformed is gone as well, and nothing of it is quoted', () => {
    put({ ...pairing, thumbprint: 'AB', password: '' });
    const result = consumePairing(path);
    expect(result).toMatchObject({
      failure: { kind: 'malformed', detail: expect.stringContaining('thumbprint, password') as string },
    });
    expect(existsSync(path)).toBe(false);
    put('a-secret-word');
    expect(JSON.stringify(consumePairing(path))).not.toContain('secret');
  });

  it.skipIf(process.platform === 'win32')('that others may read, or that is a link, is refused and left alone', () => {
    put(pairing, 0o644);
    expect(consumePairing(path)).toMatchObject({
      failure: { kind: 'not-private', detail: expect.stringContaining('644') as string },
    });
    expect(existsSync(path)).toBe(true);
    chmodSync(path, 0o600);
    const link = join(folder, 'link');
    symlinkSync(path, link);
    expect(consumePairing(link)).toMatchObject({ failure: { kind: 'not-private' } });
    expect(existsSync(path)).toBe(true);
  });

  it.skipIf(process.getuid?.() !== 0)('of another user is refused', () => {
    put(pairing);
    process.seteuid?.(65_534);
    const asNobody = consumePairing(path);
    process.seteuid?.(0);
    expect(asNobody.ok).toBe(false);
    expect(existsSync(path)).toBe(true);
  });

  it('of any size but a small one is refused', () => {
    put('x'.repeat(70_000));
    expect(consumePairing(path)).toMatchObject({ failure: { kind: 'not-private', detail: 'it is too large' } });
  });
});
