import type { Secrets } from '../core/ports.ts';
import type { SecretsFile } from './secrets-file.ts';

/**
 * The part of Electron's safeStorage that we use. The asynchronous calls exist from Electron 45 on; they are asked for
 * first because they follow key rotation, and the older ones stand in where they are missing.
 */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  encryptString(plain: string): Buffer;
  decryptString(encrypted: Buffer): string;
  /** Linux only; `basic_text` encrypts with a key that everybody knows. */
  getSelectedStorageBackend?(): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(plain: string): Promise<Buffer>;
  decryptStringAsync?(encrypted: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
}

/** A key store that we cannot name is no protection that we can promise. */
const backendsWithoutProtection = ['basic_text', 'unknown'];

export async function canProtect(storage: SafeStorage, platform: NodeJS.Platform): Promise<boolean> {
  if (platform === 'linux') {
    const backend = storage.getSelectedStorageBackend?.() ?? 'unknown';
    if (backendsWithoutProtection.includes(backend)) return false;
  }
  return storage.isAsyncEncryptionAvailable === undefined
    ? storage.isEncryptionAvailable()
    : await storage.isAsyncEncryptionAvailable();
}

/**
 * Passwords and tokens under the platform's key store. Where there is none, nothing is ever stored, so that the person is
 * asked each time; what an earlier start did store is still there for when the key store comes back.
 */
export async function openSecrets(
  storage: SafeStorage,
  file: SecretsFile,
  platform: NodeJS.Platform,
): Promise<Secrets> {
  const canStore = await canProtect(storage, platform);
  return {
    canStore,
    async store(name, secret) {
      if (!canStore) throw new Error('This platform offers no key store, so no secret is kept.');
      await file.write(name, await encrypt(storage, secret));
    },
    async load(name) {
      if (!canStore) return null;
      const encrypted = await file.read(name);
      return encrypted === null ? null : await decrypt(storage, encrypted);
    },
    forget: (name) => file.remove(name),
  };
}

async function encrypt(storage: SafeStorage, secret: string): Promise<Buffer> {
  return storage.encryptStringAsync === undefined
    ? storage.encryptString(secret)
    : await storage.encryptStringAsync(secret);
}

/** Null where it cannot be decrypted any more, as after a new key ring: the person is asked again, nothing is lost. */
async function decrypt(storage: SafeStorage, encrypted: Buffer): Promise<string | null> {
  try {
    return storage.decryptStringAsync === undefined
      ? storage.decryptString(encrypted)
      : (await storage.decryptStringAsync(encrypted)).result;
  } catch {
    return null;
  }
}
