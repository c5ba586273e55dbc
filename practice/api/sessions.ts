import { TOTP } from 'otpauth';
import type { Problem, Role, SessionReply } from '#shared/gateway-api/index.ts';
import { findAccount } from '../provider/accounts.ts';
import type { Provider } from '../provider/context.ts';
import type { AccountRecord, SessionRecord } from '../state/records.ts';
import { transact } from '../state/transaction.ts';
import type { Answer, Call, Caller } from './call.ts';
import { hashToken, passwordMatches } from './passwords.ts';
import { problem } from './problem.ts';

const TOKEN_BYTES = 32;
const TOTP_PERIOD_SECONDS = 30;
/** Codes of the neighbouring periods are taken, for clocks that differ. */
const TOTP_WINDOW = 1;
const SESSIONS_MAX = 1_000;
/** Compared against where the account is unknown, so that the answer takes as long. */
const NOBODY = 'c2FsdA:bm9ib2R5';

/** Wrong passwords an account may have at once, and how fast they are forgiven. */
const WRONG_MAX = 5;
const FORGIVE_MS = 30_000;

/** Wrong sign-ins by account. Bounded by the number of accounts plus one for all unknown ones. */
class Throttle {
  readonly #until = new Map<string, number>();

  /** When the next try is heard; null where it is heard now. */
  blockedUntil(account: string, now: number): number | null {
    const full = (this.#until.get(account) ?? 0) - (WRONG_MAX - 1) * FORGIVE_MS;
    return full > now ? full : null;
  }

  wrong(account: string, now: number): void {
    this.#until.set(account, Math.max(now, this.#until.get(account) ?? 0) + FORGIVE_MS);
  }

  right(account: string): void {
    this.#until.delete(account);
  }
}

const throttles = new WeakMap<Provider, Throttle>();

function throttleOf(p: Provider): Throttle {
  const known = throttles.get(p) ?? new Throttle();
  throttles.set(p, known);
  return known;
}

/** Null where the code is right, and used up with it. */
function checkTotp(p: Provider, account: AccountRecord, code: string | undefined): Problem | null {
  if (account.totpSecret === null) return null;
  if (code === undefined) return problem('totp-required', 'This account asks for a one-time code.');
  const totp = new TOTP({ secret: account.totpSecret, period: TOTP_PERIOD_SECONDS });
  const now = p.clock.now();
  const delta = totp.validate({ token: code, window: TOTP_WINDOW, timestamp: now });
  const counter = Math.floor(now / 1_000 / TOTP_PERIOD_SECONDS) + (delta ?? 0);
  if (delta === null || counter <= (account.totpUsed ?? -1)) {
    return problem('wrong-credentials', 'The account, the password or the code is wrong.');
  }
  transact(p.store, (tx) => tx.keep('account', account.id, { ...account, totpUsed: counter }));
  return null;
}

function openSession(
  p: Provider,
  account: AccountRecord,
  roles: readonly Role[],
  replaces: string | null,
): SessionReply {
  const accessToken = p.secrets.token(TOKEN_BYTES);
  const refreshToken = p.secrets.token(TOKEN_BYTES);
  const now = p.clock.now();
  const session: SessionRecord = {
    id: hashToken(accessToken).slice(0, 16),
    accountId: account.id,
    roles,
    accessHash: hashToken(accessToken),
    accessUntil: now + p.settings.accessMs,
    refreshHash: hashToken(refreshToken),
    refreshUntil: now + p.settings.refreshMs,
  };
  // The oldest come first; where there are too many, they go before their time.
  const open = [...p.store.records('session').values()];
  const old = open.filter((each, index) => each.refreshUntil < now || index < open.length + 1 - SESSIONS_MAX);
  transact(p.store, (tx) => {
    if (replaces !== null) tx.keep('session', replaces, null);
    for (const each of old) tx.keep('session', each.id, null);
    tx.keep('session', session.id, session);
  });
  return {
    accessToken,
    expiresInSeconds: Math.max(1, Math.floor(p.settings.accessMs / 1_000)),
    refreshToken,
    subject: { id: account.id, name: account.name, roles: [...roles] },
  };
}

export function signIn(p: Provider, { body }: Call<'signIn'>): Answer<'signIn'> {
  const now = p.clock.now();
  const account = findAccount(p, body.account);
  const throttle = throttleOf(p);
  const name = account?.id ?? 'unknown';
  const blockedUntil = throttle.blockedUntil(name, now);
  if (blockedUntil !== null) {
    return problem('too-many-requests', 'Too many wrong passwords. Wait a while.', { retryAt: blockedUntil });
  }
  const known = (account?.passwords ?? [NOBODY]).map((hashed) => passwordMatches(body.password, hashed));
  if (account === undefined || !known.includes(true)) {
    throttle.wrong(name, now);
    return problem('wrong-credentials', 'The account, the password or the code is wrong.');
  }
  const refused = checkTotp(p, account, body.totp);
  if (refused !== null) {
    if (refused.code === 'wrong-credentials') throttle.wrong(name, now);
    return refused;
  }
  throttle.right(name);
  const roles: readonly Role[] = body.readOnly === true ? ['viewer'] : account.roles;
  return openSession(p, account, roles, null);
}

export function refresh(p: Provider, { body }: Call<'refresh'>): Answer<'refresh'> {
  const hash = hashToken(body.refreshToken);
  const session = [...p.store.records('session').values()].find((each) => each.refreshHash === hash);
  const account = session && p.store.record('account', session.accountId);
  if (session === undefined || account === undefined || session.refreshUntil <= p.clock.now()) {
    return problem('sign-in-required', 'The session has ended. Sign in to continue.');
  }
  return openSession(p, account, session.roles, session.id);
}

export function signOut(p: Provider, { caller }: Call<'signOut'>): Answer<'signOut'> {
  if (caller !== null) transact(p.store, (tx) => tx.keep('session', caller.sessionId, null));
  return undefined;
}

const BEARER = /^Bearer ([\w.~+/=-]{16,4096})$/;

/** Who calls, by the access token of a request; a problem where nobody does. */
export function callerOf(p: Provider, authorization: string | undefined): Caller | Problem {
  const token = BEARER.exec(authorization ?? '')?.[1];
  const required = problem('sign-in-required', 'Sign in to continue.');
  if (token === undefined) return required;
  const hash = hashToken(token);
  const session = p.store.record('session', hash.slice(0, 16));
  if (session?.accessHash !== hash || session.accessUntil <= p.clock.now()) return required;
  const account = p.store.record('account', session.accountId);
  return account === undefined ? required : { sessionId: session.id, account, roles: session.roles };
}
