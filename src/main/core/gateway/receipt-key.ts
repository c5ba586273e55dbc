import type { Capabilities } from '#shared/gateway-api/index.ts';
import { RECEIPT_KEYS_MAX } from './settings.ts';
import type { ConnectionSettings } from './settings.ts';

/** The key of receipts that the gateway shows instead of the pinned one; null where it shows that one, or none. */
export function presentedReceiptKey(
  { receiptKeys }: ConnectionSettings,
  capabilities: Pick<Capabilities, 'receiptKey'> | null,
): string | null {
  const shown = capabilities?.receiptKey;
  return shown === undefined || shown === receiptKeys?.[0] ? null : shown;
}

/** The settings with another pinned key. What the earlier ones signed is still theirs. */
export function withReceiptKey(settings: ConnectionSettings, publicKey: string): ConnectionSettings {
  const earlier = (settings.receiptKeys ?? []).filter((key) => key !== publicKey);
  return { ...settings, receiptKeys: [publicKey, ...earlier].slice(0, RECEIPT_KEYS_MAX) };
}
