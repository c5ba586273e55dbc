/** How an account proves itself to a host. Secrets live here only while a session is opened. */
export type SshProof =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'key'; readonly privateKey: string; readonly passphrase: string | null }
  /** A socket or a named pipe; `pageant` on Windows. */
  | { readonly kind: 'agent'; readonly socket: string };

/** A host as a plan names it. */
export interface SshHost {
  /** A name or an address, without a port. */
  readonly address: string;
  readonly port: number;
}

export interface SshTarget extends SshHost {
  readonly account: string;
  readonly proof: SshProof;
  /** The host by way of which this one is reached. */
  readonly jump: SshTarget | null;
}

/** `host` or `[host]:port`, as OpenSSH writes it in its own files. */
export function nameOf({ address, port }: SshHost): string {
  return port === 22 ? address : `[${address}]:${String(port)}`;
}

/** Every text of a target that must never be written down. */
export function secretsOf({ proof, jump }: SshTarget): readonly string[] {
  const own =
    proof.kind === 'password'
      ? [proof.password]
      : proof.kind === 'key'
        ? [proof.privateKey, ...(proof.passphrase === null ? [] : [proof.passphrase])]
        : [];
  return jump === null ? own : [...own, ...secretsOf(jump)];
}
