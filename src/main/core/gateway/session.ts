import { signInRequest, type SessionReply, type SignInRequest, type Subject } from '#shared/gateway-api/index.ts';
import { fail, succeed, type Clock, type Log, type Secrets } from '../ports.ts';
import type { Caller, Tokens } from './caller.ts';
import type { GatewayFailure, GatewayResult } from './port.ts';

/**
 * The session of one person at one provider. The password is in the sign-in request and nowhere else, unless the person
 * asked to be remembered and the platform can keep secrets. A refresh token works once, so one renewal is under way at
 * most, and everybody waits for the same one.
 */
export interface Session extends Tokens {
  signIn(request: SignInRequest, remember: boolean): Promise<GatewayResult<Subject>>;
  /** Signs in as the person who asked to be remembered, where one did. */
  resume(): Promise<GatewayResult<Subject>>;
  signOut(): Promise<void>;
  subject(): Subject | null;
  onChange(listener: () => void): () => void;
}

/** A token that runs out within this time is renewed before it is used. */
const RENEW_BEFORE_MS = 15_000;

export interface SessionOptions {
  readonly caller: Pick<Caller, 'call'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  /** Under which the sign-in of a remembered person is kept. */
  readonly secretName: string;
}

interface Held {
  readonly reply: SessionReply;
  /** Monotonic clock. */
  readonly expiresMs: number;
}

const SIGNED_OUT: GatewayFailure = { kind: 'signed-out', detail: 'sign in to continue' };

export function createSession({ caller, clock, log, secrets, secretName }: SessionOptions): Session {
  let held: Held | null = null;
  let renewal: Promise<GatewayResult<string>> | null = null;
  const listeners = new Set<() => void>();

  function hold(reply: SessionReply | null): void {
    held = reply === null ? null : { reply, expiresMs: clock.monotonicMs() + reply.expiresInSeconds * 1_000 };
    tell();
  }

  async function remember(request: SignInRequest | null): Promise<void> {
    if (!secrets.canStore) return;
    // A one-time code is of no use a second time.
    const { totp: _used, ...lasting } = request ?? { totp: '' };
    try {
      await (request === null ? secrets.forget(secretName) : secrets.store(secretName, JSON.stringify(lasting)));
    } catch (error) {
      // Without it the person types the password at the next start; nothing of this session depends on it.
      log.warn('The sign-in could not be remembered or forgotten', { error: errorName(error) });
    }
  }

  /** Null where nobody asked to be remembered. */
  async function remembered(): Promise<SignInRequest | null> {
    const kept = secrets.canStore ? await secrets.load(secretName) : null;
    const parsed = signInRequest.safeParse(kept === null ? null : JSON.parse(kept));
    return parsed.success ? parsed.data : null;
  }

  /** Null where nobody is remembered. A sign-in that the gateway refuses is forgotten: it would be refused each time. */
  async function signInRemembered(): Promise<GatewayResult<SessionReply> | null> {
    const request = await remembered();
    if (request === null) return null;
    const result = await caller.call('signIn', { body: request });
    if (result.ok) hold(result.value);
    else if (result.failure.kind === 'refused' && !result.failure.problem.retryable) await remember(null);
    return result;
  }

  const currentSubject = (): Subject | null => held?.reply.subject ?? null;

  function tell(): void {
    for (const listener of [...listeners]) listener();
  }

  async function exchange(refreshToken: string): Promise<GatewayResult<SessionReply>> {
    const result = await caller.call('refresh', { body: { refreshToken } });
    if (result.ok) {
      hold(result.value);
      return result;
    }
    const { failure } = result;
    if (failure.kind === 'untrusted') return result;
    if (failure.kind !== 'refused') return notDone(failure);
    if (failure.problem.retryable && failure.problem.status !== 401) return notDone(failure);
    const again = await signInRemembered();
    if (again?.ok === true) return again;
    if (again !== null && again.failure.kind !== 'refused') return notDone(again.failure);
    hold(null);
    return fail({ kind: 'signed-out', detail: failure.problem.detail });
  }

  /** What waited for the renewal was not sent, whatever became of the renewal itself. */
  function notDone(failure: GatewayFailure): GatewayResult<never> {
    const detail = failure.kind === 'refused' ? failure.problem.detail : 'detail' in failure ? failure.detail : '';
    return fail({ kind: 'unreachable', detail: `the session could not be renewed: ${detail}` });
  }

  function renewOnce(refreshToken: string): Promise<GatewayResult<string>> {
    renewal ??= exchange(refreshToken)
      .then((result) => (result.ok ? succeed(result.value.accessToken) : result))
      .finally(() => (renewal = null));
    return renewal;
  }

  return {
    async current() {
      if (renewal !== null) return renewal;
      if (held === null) return fail(SIGNED_OUT);
      if (held.expiresMs - clock.monotonicMs() > RENEW_BEFORE_MS) return succeed(held.reply.accessToken);
      return renewOnce(held.reply.refreshToken);
    },

    async renew(refused) {
      if (renewal !== null) return renewal;
      if (held === null) return fail(SIGNED_OUT);
      // Somebody else was refused with the same token, and has a new one by now.
      if (held.reply.accessToken !== refused) return succeed(held.reply.accessToken);
      return renewOnce(held.reply.refreshToken);
    },

    async signIn(request, toRemember) {
      const result = await caller.call('signIn', { body: request });
      if (!result.ok) return result;
      hold(result.value);
      await remember(toRemember ? request : null);
      return succeed(result.value.subject);
    },

    async resume() {
      const already = currentSubject();
      if (already !== null) return succeed(already);
      const result = await signInRemembered();
      if (result === null) return fail(SIGNED_OUT);
      return result.ok ? succeed(result.value.subject) : result;
    },

    async signOut() {
      await remember(null);
      if (held === null) return;
      const result = await caller.call('signOut', {});
      if (!result.ok) log.info('The gateway did not hear the sign-out; the token runs out by itself');
      hold(null);
    },

    subject: currentSubject,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The name alone: a message of the key store might quote what it was given. */
function errorName(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
