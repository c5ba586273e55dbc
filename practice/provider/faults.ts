import type { OrderKind } from '#shared/domain/index.ts';
import type { RouteName } from '#shared/gateway-api/index.ts';
import type { Outcome } from '../state/records.ts';

export type ReplyFate = 'send' | 'lose' | 'cut';
export type FeedFault = 'duplicate' | 'reorder' | 'drop' | 'malform';

export interface OutcomeFault {
  readonly outcome: Outcome | { readonly kind: 'late'; readonly delayMs: number };
  readonly orderKind: OrderKind | undefined;
  readonly replicaId: string | undefined;
  left: number;
}

export interface ReplyFault {
  readonly fate: 'lose' | 'cut';
  readonly route: RouteName | undefined;
  readonly orderKind: OrderKind | undefined;
  left: number;
}

/** An order that arrives and is never looked at: its gateway fell over with it in its hands. */
export interface RequestFault {
  readonly orderKind: OrderKind | undefined;
  left: number;
}

interface GatewayTrouble {
  downUntil: number;
  /** Accepts connections and never answers, rather than refusing them. */
  silent: boolean;
  slowUntil: number;
  delayMs: number;
  /** It knows no change after this one; null where it is up to date. */
  frozenAt: number | null;
}

/**
 * Faults that wait for their moment. They are not kept over a restart: a gateway that comes back is a healthy one. What
 * changes the world itself (a lost site, a full host) is in `incidents.ts`.
 */
export class Faults {
  readonly outcomes: OutcomeFault[] = [];
  readonly replies: ReplyFault[] = [];
  readonly requests: RequestFault[] = [];
  readonly feedLines: { readonly how: FeedFault; left: number }[] = [];
  readonly #gateways = new Map<number, GatewayTrouble>();

  gateway(index: number): GatewayTrouble {
    const known = this.#gateways.get(index);
    if (known !== undefined) return known;
    const trouble = { downUntil: 0, silent: false, slowUntil: 0, delayMs: 0, frozenAt: null };
    this.#gateways.set(index, trouble);
    return trouble;
  }

  clear(): void {
    this.outcomes.length = 0;
    this.replies.length = 0;
    this.requests.length = 0;
    this.feedLines.length = 0;
    this.#gateways.clear();
  }

  /** What becomes of an operation that is being accepted; uses up the first fault that fits. */
  takeOutcome(orderKind: OrderKind, replicaId: string | null): OutcomeFault['outcome'] {
    const fault = this.outcomes.find(
      (each) =>
        each.left > 0 &&
        (each.orderKind === undefined || each.orderKind === orderKind) &&
        (each.replicaId === undefined || each.replicaId === replicaId),
    );
    if (fault === undefined) return { kind: 'effect' };
    fault.left -= 1;
    return fault.outcome;
  }

  /** Whether a reply reaches its console. A reply is lost only after something was accepted. */
  takeReplyFate(route: RouteName, orderKind: OrderKind | null, status: number): ReplyFate {
    const fault = this.replies.find(
      (each) =>
        each.left > 0 &&
        (each.route === undefined || each.route === route) &&
        (each.orderKind === undefined || each.orderKind === orderKind) &&
        (each.fate === 'cut' || status < 300),
    );
    if (fault === undefined) return 'send';
    fault.left -= 1;
    return fault.fate;
  }

  /** Whether an order is lost on its way in: it arrived, nothing was done, and no answer goes out. */
  takeRequestLoss(orderKind: OrderKind | null): boolean {
    const fault = this.requests.find(
      (each) => each.left > 0 && (each.orderKind === undefined || each.orderKind === orderKind),
    );
    if (fault === undefined) return false;
    fault.left -= 1;
    return true;
  }

  /** The next fault for a change line; null where it passes as it is. */
  takeFeedFault(): FeedFault | null {
    const fault = this.feedLines.find((each) => each.left > 0);
    if (fault === undefined) return null;
    fault.left -= 1;
    return fault.how;
  }
}
