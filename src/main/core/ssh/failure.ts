import type { SshHost } from './target.ts';

/** Why a host was not reached, or what was asked of it got no answer. `host` is the one that failed: target or jump host. */
export type SshFailure = { readonly host: SshHost } & (
  | { readonly is: 'unreachable'; readonly detail: string }
  | { readonly is: 'host-key-unknown'; readonly presented: string }
  | { readonly is: 'host-key-changed'; readonly pinned: string; readonly presented: string }
  | { readonly is: 'proof-refused' }
  /** A key file that is none, or a passphrase that does not open it. */
  | { readonly is: 'proof-unusable'; readonly detail: string }
  /** No algorithm that both sides know, or a breach of the protocol. */
  | { readonly is: 'no-agreement'; readonly detail: string }
  | { readonly is: 'too-slow' }
  | { readonly is: 'closed'; readonly detail: string }
  | { readonly is: 'cancelled' }
);
