import { LEASE_RENEWAL_INTERVAL_MS, LEASE_TRUSTED_MS } from '#shared/gateway-api/index.ts';
import type { Clock } from '../ports.ts';

/** The wall clock and the monotonic one may part by this much before we say that the clock jumped or the computer slept. */
export const CLOCK_JUMP_MS_MAX = 2_000;

/**
 * What this process may believe of its lease: trusted for 45 s after the *send* of the last good renewal, by the monotonic
 * clock, and not at all after sleep or a clock jump until it was renewed again. The gateway is the judge; this only keeps
 * us from sending what it would refuse.
 */
export class LeaseTrust {
  readonly #clock: Clock;
  #renewalSentMs: number | null = null;
  #wallMinusMonotonicMs: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#wallMinusMonotonicMs = clock.wallMs() - clock.monotonicMs();
  }

  /** A renewal that was sent at this monotonic time was answered well. */
  renewed(sentAtMonotonicMs: number): void {
    this.#renewalSentMs = sentAtMonotonicMs;
  }

  distrust(): void {
    this.#renewalSentMs = null;
  }

  isTrusted(): boolean {
    return this.#renewalSentMs !== null && this.#clock.monotonicMs() - this.#renewalSentMs < LEASE_TRUSTED_MS;
  }

  isDue(): boolean {
    return this.#renewalSentMs === null || this.#clock.monotonicMs() - this.#renewalSentMs >= LEASE_RENEWAL_INTERVAL_MS;
  }

  /** True once after each jump of the wall clock against the monotonic one; sleep looks the same. */
  noticeClockJump(): boolean {
    const difference = this.#clock.wallMs() - this.#clock.monotonicMs();
    const jumped = Math.abs(difference - this.#wallMinusMonotonicMs) > CLOCK_JUMP_MS_MAX;
    this.#wallMinusMonotonicMs = difference;
    if (jumped) this.distrust();
    return jumped;
  }
}
