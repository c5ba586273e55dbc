import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ed25519Key, epochMs } from '#shared/domain/index.ts';
import { parseJson } from '../../parse-json.ts';
import type { Clock, Installation, InstallationKey, Log, Secrets } from '../../ports.ts';
import { writeWhole } from '../../whole-file.ts';
import { keyIdOf } from './keys.ts';

const SECRET_NAME = 'installation-key';
const EARLIER_MAX = 16;

/** `installation.json`, which only its owner can read. The private part is in it only where there is no key store. */
const installationFile = z.object({
  format: z.literal(1),
  publicKey: ed25519Key,
  madeAt: epochMs,
  keptIn: z.enum(['key-store', 'file']),
  /** PKCS#8, base64; null where the key store has it. */
  privateKey: z.string().max(200).nullable(),
  earlier: z.array(ed25519Key).max(EARLIER_MAX),
});
type InstallationFile = z.infer<typeof installationFile>;

export interface InstallationPlace {
  readonly dataFolder: string;
  readonly secrets: Secrets;
  readonly clock: Pick<Clock, 'wallMs'>;
  readonly log: Log;
}

/** Who the installation over a data folder is. Nothing is read or made before somebody asks. */
export function openInstallation(place: InstallationPlace): Installation {
  const file = join(place.dataFolder, 'installation.json');
  let asked: Promise<InstallationKey> | null = null;
  const key = (): Promise<InstallationKey> => {
    asked ??= readOrMake(file, place).catch((cause: unknown) => {
      asked = null;
      throw cause;
    });
    return asked;
  };
  return { key, known: () => asked ?? (existsSync(file) ? key() : Promise.resolve(null)) };
}

async function readOrMake(file: string, place: InstallationPlace): Promise<InstallationKey> {
  const kept = readFile(file, place);
  const privateKey = kept === null ? null : await privateKeyOf(kept, place.secrets);
  if (kept !== null && privateKey !== null) return keyOf(kept, privateKey);
  if (kept !== null) place.log.warn('the key of this installation is lost: another is made', { lost: kept.publicKey });
  return make(file, place, kept === null ? [] : [kept.publicKey, ...kept.earlier].slice(0, EARLIER_MAX));
}

function readFile(file: string, { clock, log }: InstallationPlace): InstallationFile | null {
  if (!existsSync(file)) return null;
  const parsed = installationFile.safeParse(parseJson(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  // Set aside, not deleted: the key may be needed to say what was signed here.
  renameSync(file, `${file}.damaged-${String(clock.wallMs())}`);
  log.warn('the file of the installation key was damaged, and is set aside', { file });
  return null;
}

/** Null where it is not what the public part says, or the key store does not give it. */
async function privateKeyOf(kept: InstallationFile, secrets: Secrets): Promise<KeyObject | null> {
  const text = kept.keptIn === 'file' ? kept.privateKey : await secrets.load(SECRET_NAME);
  if (text === null) return null;
  try {
    const key = createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    return publicPartOf(key) === kept.publicKey ? key : null;
  } catch {
    return null;
  }
}

async function make(file: string, place: InstallationPlace, earlier: readonly string[]): Promise<InstallationKey> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const text = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
  const isStored = await store(text, place);
  const kept: InstallationFile = {
    format: 1,
    publicKey: publicPartOf(privateKey),
    madeAt: place.clock.wallMs(),
    keptIn: isStored ? 'key-store' : 'file',
    privateKey: isStored ? null : text,
    earlier: [...earlier],
  };
  writeWhole(file, `${JSON.stringify(kept, null, 2)}\n`);
  return keyOf(kept, privateKey);
}

async function store(text: string, { secrets, log }: InstallationPlace): Promise<boolean> {
  if (!secrets.canStore) return false;
  try {
    await secrets.store(SECRET_NAME, text);
    return true;
  } catch (cause) {
    log.warn('the key store did not take the installation key: it is kept in a file', { cause: String(cause) });
    return false;
  }
}

function keyOf({ publicKey, madeAt, keptIn, earlier }: InstallationFile, privateKey: KeyObject): InstallationKey {
  const signer = (text: string): string => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64');
  return { id: keyIdOf(publicKey), publicKey, madeAt, keptIn, earlier, sign: signer };
}

function publicPartOf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
}
