import { existsSync, readFileSync, renameSync } from 'node:fs';
import { z } from 'zod';
import { alertKinds, alertRules, mailForm, webhookForm, type AlertRules } from '#shared/ipc/index.ts';
import { parseJson } from '../parse-json.ts';
import { attempt, type StoreResult } from '../store/index.ts';
import { writeWhole } from '../whole-file.ts';

const webhookKept = webhookForm.omit({ url: true, secret: true }).extend({ origin: z.string().max(300) });
const mailKept = mailForm.omit({ password: true });
/** What is kept of a channel. There is no secret in it: the path of a webhook, which may be one, lies with its secret. */
export type WebhookKept = z.infer<typeof webhookKept>;
export type MailKept = z.infer<typeof mailKept>;

const FORMAT = 1;
/** What was set about notifications, without any secret. */
export const alertSettings = z.object({
  rules: alertRules,
  webhook: webhookKept.nullable(),
  mail: mailKept.nullable(),
});
const file = alertSettings.extend({ format: z.literal(FORMAT) });

export interface AlertSettings {
  readonly rules: AlertRules;
  readonly webhook: WebhookKept | null;
  readonly mail: MailKept | null;
}

export const alertSettingsDefault: AlertSettings = {
  rules: { desktopEvents: [...alertKinds], offlineMinutes: 10, finaliseHours: 24, language: 'en' },
  webhook: null,
  mail: null,
};

export interface ReadAlertSettings {
  readonly settings: AlertSettings;
  /** Where a file that could not be read was put; null where there was none, or it was fine. */
  readonly setAside: string | null;
}

/** Reads what was set; the defaults, with every channel off, where there is nothing. A damaged file is set aside. */
export function readAlertSettings(path: string, nowMs: number): StoreResult<ReadAlertSettings> {
  return attempt(path, () => {
    if (!existsSync(path)) return { settings: alertSettingsDefault, setAside: null };
    const parsed = file.safeParse(parseJson(readFileSync(path, 'utf8')));
    if (parsed.success) return { settings: parsed.data, setAside: null };
    const setAside = `${path}.damaged-${String(nowMs)}`;
    renameSync(path, setAside);
    return { settings: alertSettingsDefault, setAside };
  });
}

export function writeAlertSettings(path: string, settings: AlertSettings): StoreResult<void> {
  const text = `${JSON.stringify({ format: FORMAT, ...settings }, null, 2)}\n`;
  return attempt(path, () => writeWhole(path, text));
}
