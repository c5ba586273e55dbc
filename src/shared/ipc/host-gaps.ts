import type { HostAct, SshPlace } from '../domain/index.ts';

export type AccountGap = 'unknown-credential' | 'no-secret' | 'key-unreadable';

/** What keeps steps from being done from this computer, and can be mended here. */
export interface HostGaps {
  readonly accounts: readonly { readonly label: string; readonly why: AccountGap; readonly detail: string }[];
  /** Whose key nobody has confirmed here; jump hosts stand before what is reached through them. */
  readonly hosts: readonly (Pick<SshPlace, 'address' | 'port' | 'jump'> & { readonly host: string })[];
  /** What nobody has read here. */
  readonly texts: readonly { readonly hash: string; readonly act: HostAct }[];
}

/** How many things are missing. */
export function gapCount({ accounts, hosts, texts }: HostGaps): number {
  return accounts.length + hosts.length + texts.length;
}
