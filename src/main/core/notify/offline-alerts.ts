import type { ConnectionView } from '#shared/ipc/index.ts';
import { message, type Message } from '#shared/texts/index.ts';
import type { Alert } from './alert.ts';
import type { Told } from './told.ts';

const MINUTE_MS = 60_000;

/** Follows the connections: which of them this console has not heard for too long. */
export class OfflineAlerts {
  readonly #told: Told;
  readonly #tell: (alert: Alert) => void;
  /** On the monotonic clock: since when each is not heard. */
  readonly #since = new Map<string, number>();
  #views: readonly ConnectionView[] = [];

  constructor(told: Told, tell: (alert: Alert) => void) {
    this.#told = told;
    this.#tell = tell;
  }

  /** Whether time alone can bring news. */
  get isWaiting(): boolean {
    return this.#since.size > 0;
  }

  follow(views: readonly ConnectionView[], now: { readonly wallMs: number; readonly monotonicMs: number }): void {
    this.#views = views;
    for (const view of views) {
      if (view.freshness === 'offline') {
        if (!this.#since.has(view.id)) this.#since.set(view.id, now.monotonicMs);
        continue;
      }
      this.#since.delete(view.id);
      if (this.#told.ends(keyOf(view.id))) this.#tell(alertOf(view, 'back', 0));
    }
    for (const id of this.#since.keys()) if (!views.some((view) => view.id === id)) this.#forget(id);
  }

  tick(now: { readonly wallMs: number; readonly monotonicMs: number }, offlineMinutes: number): void {
    for (const view of this.#views) {
      const since = this.#since.get(view.id);
      if (since === undefined || now.monotonicMs - since < offlineMinutes * MINUTE_MS) continue;
      if (this.#told.begins(keyOf(view.id), now.wallMs)) this.#tell(alertOf(view, 'offline', offlineMinutes));
    }
  }

  #forget(connectionId: string): void {
    this.#since.delete(connectionId);
    this.#told.ends(keyOf(connectionId));
  }
}

const keyOf = (connectionId: string): string => `offline ${connectionId}`;

function alertOf(view: ConnectionView, which: 'offline' | 'back', minutes: number): Alert {
  const body = message(`alert.${which}.why`, { minutes });
  const plain = nameOf(view);
  return {
    kind: 'console-offline',
    connectionId: view.id,
    title: message(`alert.${which}`),
    what: { named: plain === null ? '' : view.name, plain: plain ?? message('alert.provider') },
    body,
    plainBody: body,
    names: [],
    facts: { minutes },
    opens: { kind: 'map', connectionId: view.id },
    isUrgent: which === 'offline',
  };
}

/** What a connection may be called outside. Who never named it calls it by the address of its gateway, which stays here. */
export function nameOf({ name, gateways }: Pick<ConnectionView, 'name' | 'gateways'>): Message | null {
  const lower = name.toLowerCase();
  const isAddress = gateways.some(({ address }) => {
    const host = address.toLowerCase().replace(/:[0-9]+$/, '');
    return lower.includes(host);
  });
  return isAddress ? null : message('ended.because', { detail: name });
}
