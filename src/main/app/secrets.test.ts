import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { secretsFile } from './secrets-file.ts';
import { canProtect, openSecrets, type SafeStorage } from './secrets.ts';
import { temporaryFolder } from './testing/folder.ts';

/** A key store that turns the text around: enough to see whether plain text reaches the disk. */
function storage(own: Partial<SafeStorage> = {}): SafeStorage {
  const turned = (text: string): string => Array.from(text).reverse().join('');
  return {
    isEncryptionAvailable: () => true,
    encryptString: (plain) => Buffer.from(turned(plain)),
    decryptString: (encrypted) => turned(encrypted.toString()),
    ...own,
  };
}
const onGnome = { getSelectedStorageBackend: () => 'gnome_libsecret' };
const newFile = (): string => path.join(temporaryFolder(), 'secrets.json');

describe('whether secrets are protected here', () => {
  it.each(['basic_text', 'unknown'])('is no on Linux with %s, whatever the platform claims', async (backend) => {
    expect(await canProtect(storage({ getSelectedStorageBackend: () => backend }), 'linux')).toBe(false);
  });

  it('is no on Linux where the backend cannot be told', async () => {
    expect(await canProtect(storage(), 'linux')).toBe(false);
  });

  it('is what the platform says elsewhere', async () => {
    expect(await canProtect(storage(onGnome), 'linux')).toBe(true);
    expect(await canProtect(storage(), 'win32')).toBe(true);
    expect(await canProtect(storage({ isEncryptionAvailable: () => false }), 'darwin')).toBe(false);
  });

  it('is asked of the newer call where there is one', async () => {
    const newer = storage({ isAsyncEncryptionAvailable: () => Promise.resolve(false) });
    expect(await canProtect(newer, 'win32')).toBe(false);
  });
});

describe('secrets', () => {
  it('come back in a later start, and only ciphertext lies on the disk', async () => {
    const file = newFile();
    const first = await openSecrets(storage(), secretsFile(file), 'win32');
    await first.store('connection-1', 'correct horse');
    expect(readFileSync(file, 'utf8')).not.toContain('correct horse');
    expect(statSync(file).mode & 0o077).toBe(0);

    const later = await openSecrets(storage(), secretsFile(file), 'win32');
    expect(await later.load('connection-1')).toBe('correct horse');
    await later.forget('connection-1');
    expect(await later.load('connection-1')).toBeNull();
  });

  it('are neither stored nor read where there is no protection', async () => {
    const file = newFile();
    const open = await openSecrets(storage({ isEncryptionAvailable: () => false }), secretsFile(file), 'win32');
    expect(open.canStore).toBe(false);
    await expect(open.store('connection-1', 'correct horse')).rejects.toThrow('no key store');
    expect(await open.load('connection-1')).toBeNull();
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  it('use the asynchronous calls where they exist', async () => {
    const called: string[] = [];
    const newer = storage({
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      encryptStringAsync: (plain) => (called.push('encrypt'), Promise.resolve(Buffer.from(`*${plain}`))),
      decryptStringAsync: (encrypted) => {
        called.push('decrypt');
        return Promise.resolve({ result: encrypted.toString().slice(1), shouldReEncrypt: false });
      },
    });
    const open = await openSecrets(newer, secretsFile(newFile()), 'darwin');
    await open.store('a', 'b');
    expect(await open.load('a')).toBe('b');
    expect(called).toEqual(['encrypt', 'decrypt']);
  });

  it('that cannot be decrypted any more are asked for again', async () => {
    const file = newFile();
    await (await openSecrets(storage(), secretsFile(file), 'win32')).store('a', 'b');
    const broken = storage({ decryptString: () => { throw new Error('another key ring'); } }); // prettier-ignore
    expect(await (await openSecrets(broken, secretsFile(file), 'win32')).load('a')).toBeNull();
  });

  it('all survive when they are stored at once', async () => {
    const file = newFile();
    const open = await openSecrets(storage(), secretsFile(file), 'win32');
    const names = Array.from({ length: 20 }, (_, index) => `connection-${index}`);
    await Promise.all(names.map((name) => open.store(name, name)));
    expect(await Promise.all(names.map((name) => open.load(name)))).toEqual(names);
  });

  it('in a damaged file are set aside, not deleted', async () => {
    const file = newFile();
    writeFileSync(file, '{"a": 7');
    const open = await openSecrets(storage(), secretsFile(file), 'win32');
    expect(await open.load('a')).toBeNull();
    expect(readdirSync(path.dirname(file)).some((name) => name.startsWith('secrets.json.damaged-'))).toBe(true);
  });
});
