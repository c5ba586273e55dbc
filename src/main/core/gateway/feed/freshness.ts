import type { Clock } from '../../ports.ts';
import type { FeedFreshness } from '../port.ts';

/** Silent for longer than this, a connected feed is *delayed*. */
export const LIVE_SILENCE_MS_MAX = 30_000;
/** `heardAt` alone is told at most this often. */
const TELL_INTERVAL_MS = 1_000;

/** Are we hearing the provider? Kept by the monotonic clock, so that a jump of the wall clock changes nothing. */
export interface Freshness {
  current(): FeedFreshness;
  /** The feed follows: what is shown is what the provider says. */
  following(gatewayMs: number): void;
  /** Connected, but what is shown is an older picture while a new one is being fetched. */
  fetching(): void;
  heard(gatewayMs: number): void;
  lost(): void;
}

export function createFreshness(
  clock: Clock,
  heardBefore: number | null,
  tell: (freshness: FeedFreshness) => void,
): Freshness {
  let link: 'none' | 'fetching' | 'following' = 'none';
  let heardAt = heardBefore;
  let heardMonotonicMs = -Infinity;
  let toldMonotonicMs = -Infinity;
  let told: FeedFreshness = current();
  let cancelTimer: (() => void) | null = null;

  function current(): FeedFreshness {
    if (link === 'none') return { state: 'offline', heardAt };
    const silentMs = clock.monotonicMs() - heardMonotonicMs;
    return { state: link === 'following' && silentMs <= LIVE_SILENCE_MS_MAX ? 'live' : 'delayed', heardAt };
  }

  function update(): void {
    const now = current();
    const nowMs = clock.monotonicMs();
    const soon = nowMs - toldMonotonicMs < TELL_INTERVAL_MS;
    if (now.state === told.state && (now.heardAt === told.heardAt || soon)) return;
    told = now;
    toldMonotonicMs = nowMs;
    tell(now);
  }

  function watchSilence(): void {
    cancelTimer?.();
    cancelTimer = link === 'none' ? null : clock.after(LIVE_SILENCE_MS_MAX + 1, update);
  }

  function setLink(next: typeof link): void {
    link = next;
    if (next !== 'none') heardMonotonicMs = clock.monotonicMs();
    watchSilence();
    update();
  }

  return {
    current,
    following(gatewayMs) {
      heardAt = Math.max(heardAt ?? 0, gatewayMs);
      setLink('following');
    },
    fetching: () => setLink('fetching'),
    heard(gatewayMs) {
      heardMonotonicMs = clock.monotonicMs();
      if (link === 'following') heardAt = Math.max(heardAt ?? 0, gatewayMs);
      watchSilence();
      update();
    },
    lost: () => setLink('none'),
  };
}
