import type { Role } from '#shared/gateway-api/index.ts';
import { hashPassword, passwordMatches } from '../api/passwords.ts';
import type { AccountRecord } from '../state/records.ts';
import { transact } from '../state/transaction.ts';
import type { Provider } from './context.ts';

/** Every pairing file gives a password of its own; the oldest goes first. */
const PASSWORDS_MAX = 8;
const SALT_BYTES = 16;
const PASSWORD_BYTES = 15;

export interface NewAccount {
  readonly account: string;
  readonly name?: string;
  /** Made where it is missing. */
  readonly password?: string;
  readonly roles?: readonly Role[];
  /** Base32; the account is then asked for one-time codes. */
  readonly totpSecret?: string;
}

export function findAccount(p: Provider, account: string): AccountRecord | undefined {
  return [...p.store.records('account').values()].find((each) => each.account === account);
}

/** Makes an account, or gives a known one a further password. Answers the password, which is kept nowhere else. */
export function addAccount(
  p: Provider,
  wanted: NewAccount,
): { readonly account: AccountRecord; readonly password: string } {
  const password = wanted.password ?? p.secrets.token(PASSWORD_BYTES);
  const known = findAccount(p, wanted.account);
  const base: AccountRecord = known ?? {
    id: `person-${String(p.store.records('account').size + 1)}`,
    account: wanted.account,
    name: wanted.name ?? wanted.account,
    roles: [...(wanted.roles ?? (['viewer', 'tester', 'operator', 'approver'] as const))],
    passwords: [],
    totpSecret: wanted.totpSecret ?? null,
    totpUsed: null,
  };
  if (known?.passwords.some((each) => passwordMatches(password, each)) === true) return { account: known, password };
  const hashed = hashPassword(password, p.secrets.token(SALT_BYTES));
  const account = { ...base, passwords: [...base.passwords, hashed].slice(-PASSWORDS_MAX) };
  transact(p.store, (tx) => tx.keep('account', account.id, account));
  return { account, password };
}
