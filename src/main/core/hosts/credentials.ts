import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { displayName } from '#shared/domain/index.ts';
import { accountProof } from '#shared/ipc/index.ts';
import type { SecretState } from '#shared/ipc/index.ts';
import { readKept } from '../kept-json.ts';
import type { Secrets } from '../ports.ts';
import type { SshProof } from '../ssh/index.ts';
import { writeWhole } from '../whole-file.ts';

/** An account on the tenant's hosts under the name by which plans know it. What is secret of it lies elsewhere. */
const credential = z.object({ label: displayName, account: z.string().min(1).max(256), proof: accountProof });
export type Credential = z.infer<typeof credential>;

const format = z.array(credential).max(1_000);

/** Why an account cannot prove itself from this computer. */
export type NoProof =
  | { readonly is: 'unknown-credential'; readonly label: string }
  | { readonly is: 'no-secret'; readonly label: string }
  | { readonly is: 'key-unreadable'; readonly label: string; readonly file: string; readonly detail: string };

/**
 * The accounts of this computer. Plans name labels; accounts, key files and agents are kept in a small file, passwords and
 * passphrases by the platform's key store. Where it has none, a secret is known until the console ends, and asked for again.
 */
export class Credentials {
  readonly #file: string;
  readonly #secrets: Secrets;
  readonly #inMemory = new Map<string, string>();
  #known: readonly Credential[];

  constructor(file: string, secrets: Secrets, nowMs: number) {
    this.#file = file;
    this.#secrets = secrets;
    this.#known = readKept(file, format, [], nowMs);
  }

  list(): readonly Credential[] {
    return this.#known;
  }

  get(label: string): Credential | null {
    return this.#known.find((one) => one.label === label) ?? null;
  }

  /** Where its secret is; `none` where it needs none. */
  async secretState({ label, proof }: Credential): Promise<SecretState> {
    if (!needsSecret(proof)) return 'none';
    if ((await this.#secrets.load(secretName(label))) !== null) return 'kept';
    return this.#inMemory.has(label) ? 'session' : 'missing';
  }

  /** The same account under another label, with its secret. */
  async rename(from: string, to: string): Promise<void> {
    const known = this.get(from);
    if (known === null) return;
    await this.save({ ...known, label: to }, await this.#secretOf(from));
    await this.forget(from);
  }

  /** `secret`: the password or the passphrase; null keeps the one that is there. */
  async save(given: Credential, secret: string | null): Promise<void> {
    this.#write([...this.#known.filter(({ label }) => label !== given.label), given]);
    if (secret === null) return;
    this.#inMemory.set(given.label, secret);
    if (this.#secrets.canStore) await this.#secrets.store(secretName(given.label), secret);
  }

  async forget(label: string): Promise<void> {
    this.#write(this.#known.filter((one) => one.label !== label));
    this.#inMemory.delete(label);
    await this.#secrets.forget(secretName(label));
  }

  /** The account and its proof, or what is missing on this computer. */
  async proofOf(
    label: string,
  ): Promise<{ readonly account: string; readonly proof: SshProof } | { readonly missing: NoProof }> {
    const known = this.get(label);
    if (known === null) return { missing: { is: 'unknown-credential', label } };
    const { account, proof } = known;
    if (proof.kind === 'agent') return { account, proof };
    const secret = needsSecret(proof) ? await this.#secretOf(label) : null;
    if (needsSecret(proof) && secret === null) return { missing: { is: 'no-secret', label } };
    if (proof.kind === 'password') return { account, proof: { kind: 'password', password: secret ?? '' } };
    try {
      const privateKey = readFileSync(proof.file, 'utf8');
      return { account, proof: { kind: 'key', privateKey, passphrase: secret } };
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return { missing: { is: 'key-unreadable', label, file: proof.file, detail } };
    }
  }

  async #secretOf(label: string): Promise<string | null> {
    return this.#inMemory.get(label) ?? (await this.#secrets.load(secretName(label)));
  }

  #write(next: readonly Credential[]): void {
    writeWhole(this.#file, `${JSON.stringify(format.parse(next), null, 2)}\n`);
    this.#known = next;
  }
}

function needsSecret(proof: Credential['proof']): boolean {
  return proof.kind === 'password' || (proof.kind === 'key' && proof.hasPassphrase);
}

function secretName(label: string): string {
  return `ssh/${label}`;
}
