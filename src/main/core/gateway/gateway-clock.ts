import type { Clock } from '../ports.ts';

/** The gateway's clock as we can know it: our monotonic clock, set by what the gateway said last. */
export interface GatewayClock {
  nowMs(): number;
  /** Gateway minus local wall clock; null before the first word of the gateway. Shown above 5 s. */
  skewMs(): number | null;
  /** A reply named the gateway's time. It was made between our sending and our receiving: the middle is the best guess. */
  setByReply(gatewayMs: number, sentMonotonicMs: number): void;
  /** A line of the feed named it. It may have waited on its way, so that it can only show that we are late. */
  setByLine(gatewayMs: number): void;
}

/** A line moves the clock only where it shows more than this: replies are more exact. */
const LATE_MS_MIN = 250;

export function createGatewayClock(clock: Clock): GatewayClock {
  let offsetMs: number | null = null;
  const nowMs = (): number => (offsetMs === null ? clock.wallMs() : Math.round(clock.monotonicMs() + offsetMs));
  return {
    nowMs,
    skewMs: () => (offsetMs === null ? null : nowMs() - clock.wallMs()),
    setByReply(gatewayMs, sentMonotonicMs) {
      const middle = (sentMonotonicMs + clock.monotonicMs()) / 2;
      offsetMs = gatewayMs - middle;
    },
    setByLine(gatewayMs) {
      if (offsetMs === null || gatewayMs > nowMs() + LATE_MS_MIN) offsetMs = gatewayMs - clock.monotonicMs();
    },
  };
}
