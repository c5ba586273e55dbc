import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Installation, Secrets } from '../../ports.ts';
import { openInstallation } from './installation.ts';
import { isSignedBy, keyIdOf } from './keys.ts';

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'installation-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true }));

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A key store with what is in it. */
function secretsOf(canStore: boolean, kept = new Map<string, string>()): Secrets {
  return {
    canStore,
    store: (name, secret) => Promise.resolve(void kept.set(name, secret)),
    load: (name) => Promise.resolve(kept.get(name) ?? null),
    forget: (name) => Promise.resolve(void kept.delete(name)),
  };
}
const opened = (secrets: Secrets): Installation =>
  openInstallation({ dataFolder, secrets, clock: { wallMs: () => 1_700_000_000_000 }, log: quiet });
const file = (): string => join(dataFolder, 'installation.json');

describe('the key of an installation', () => {
  it('is made at its first use, and not before', async () => {
    const installation = opened(secretsOf(false));
    expect(await installation.known()).toBeNull();
    expect(readdirSync(dataFolder)).toEqual([]);
    const key = await installation.key();
    expect(await installation.known()).toBe(key);
    expect(key).toMatchObject({ id: keyIdOf(key.publicKey), madeAt: 1_700_000_000_000, earlier: [] });
    expect(isSignedBy(key.publicKey, 'text', key.sign('text'))).toBe(true);
    expect(isSignedBy(key.publicKey, 'test', key.sign('text'))).toBe(false);
  });

  it('lies in a file that only its owner reads where there is no key store, and is the same after a restart', async () => {
    const key = await opened(secretsOf(false)).key();
    expect(key.keptIn).toBe('file');
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    const again = await opened(secretsOf(false)).key();
    expect(again.publicKey).toBe(key.publicKey);
    expect(isSignedBy(key.publicKey, 'text', again.sign('text'))).toBe(true);
  });

  it('lies in the key store where there is one, and no private part in the file', async () => {
    const kept = new Map<string, string>();
    const key = await opened(secretsOf(true, kept)).key();
    expect(key.keptIn).toBe('key-store');
    expect(readFileSync(file(), 'utf8')).not.toContain(kept.get('installation-key'));
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ privateKey: null });
    expect((await opened(secretsOf(true, kept)).key()).publicKey).toBe(key.publicKey);
  });

  it('goes to the file where the key store does not take it', async () => {
    const refusing = { ...secretsOf(true), store: () => Promise.reject(new Error('locked')) };
    expect((await opened(refusing).key()).keptIn).toBe('file');
  });

  it('that is lost is followed by another, which names it', async () => {
    const lost = await opened(secretsOf(true)).key();
    const next = await opened(secretsOf(true)).key();
    expect(next.publicKey).not.toBe(lost.publicKey);
    expect(next.earlier).toEqual([lost.publicKey]);
  });

  it('is made once, however many ask at once', async () => {
    const installation = opened(secretsOf(false));
    const keys = await Promise.all([installation.key(), installation.key(), installation.known()]);
    expect(new Set(keys.map((key) => key?.publicKey)).size).toBe(1);
  });

  it('in a damaged file is set aside, not overwritten', async () => {
    writeFileSync(file(), '{"format":1,');
    await opened(secretsOf(false)).key();
    expect(readdirSync(dataFolder).sort()).toEqual(['installation.json', 'installation.json.damaged-1700000000000']);
  });

  it('that cannot be kept is no key', async () => {
    rmSync(dataFolder, { recursive: true });
    await expect(opened(secretsOf(false)).key()).rejects.toThrow(/ENOENT/);
    dataFolder = mkdtempSync(join(tmpdir(), 'installation-'));
  });
});
