import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { preferencesSchema, type Answer, type ImportLine, type ImportPreview } from '#shared/ipc/index.ts';
import type { ImportResult, Preferences } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { connectionSettings, type ConnectionSettings } from '../gateway/index.ts';
import { alertSettings, type AlertDesk } from '../notify/index.ts';
import { parseJson } from '../parse-json.ts';
import { fail, succeed } from '../ports.ts';
import { ofStore } from './failures.ts';
import type { ConsoleParts } from './parts.ts';
import type { Rooms } from './rooms.ts';

const KIND = 'farshore-settings';
const VERSION = 1;
const CONNECTIONS_MAX = 100;
const PREVIEWS_MAX = 4;

/** The keys of its receipts are pinned by whoever connects: a file cannot vouch for them. */
const importedConnection = connectionSettings.omit({ id: true, receiptKeys: true });
type ImportedConnection = z.infer<typeof importedConnection>;
/** Strict: what this program does not know, such as an account on a host, is refused and not passed over in silence. */
const file = z.strictObject({
  kind: z.literal(KIND),
  version: z.literal(VERSION),
  exportedAt: z.int().min(0),
  appVersion: z.string().max(64),
  preferences: preferencesSchema,
  connections: z.array(importedConnection).max(CONNECTIONS_MAX),
  alerts: alertSettings,
});
type SettingsText = z.infer<typeof file>;

/** Settings as a file that people carry to another computer: everything that was set, and no secret. */
export class SettingsFile {
  readonly #parts: ConsoleParts;
  readonly #rooms: Rooms;
  readonly #alerts: AlertDesk;
  /** Read and shown, and not applied yet; the oldest is forgotten. */
  readonly #previews = new Map<string, SettingsText>();

  constructor(parts: ConsoleParts, rooms: Rooms, alerts: AlertDesk) {
    this.#parts = parts;
    this.#rooms = rooms;
    this.#alerts = alerts;
  }

  write(preferences: Preferences): string {
    const text: SettingsText = {
      ...{ kind: KIND, version: VERSION, exportedAt: this.#parts.clock.wallMs(), appVersion: this.#parts.appVersion },
      preferences,
      connections: this.#rooms.settings().map(({ id: _id, receiptKeys: _keys, ...rest }) => rest),
      alerts: alertSettings.parse(this.#alerts.channels.settings),
    };
    return `${JSON.stringify(text, null, 2)}\n`;
  }

  /** Says what the file would change. Nothing is changed. */
  read(text: string, preferences: Preferences): Answer<ImportPreview> {
    const json = parseJson(text);
    const head = z.object({ kind: z.literal(KIND), version: z.int() }).safeParse(json);
    if (!head.success) return refused(message('import.not-settings'));
    if (head.data.version > VERSION) return refused(message('import.newer'));
    const parsed = file.safeParse(json);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const field = issue?.path.join('.') ?? '';
      return refused(message('import.wrong', { field, detail: issue?.message ?? '' }), field);
    }
    const importId = this.#parts.ids.uuid();
    this.#previews.set(importId, parsed.data);
    const [oldest] = this.#previews.keys();
    if (this.#previews.size > PREVIEWS_MAX && oldest !== undefined) this.#previews.delete(oldest);
    const lines = [
      ...parsed.data.connections.map((one) => this.#lineOf(one)),
      ...preferenceLines(parsed.data.preferences, preferences),
      ...alertLines(parsed.data),
    ];
    return succeed({ importId, exportedAt: parsed.data.exportedAt, lines });
  }

  /** Connections come without trust and without a session, channels come off. What is here already stays. */
  async apply(importId: string): Promise<Answer<ImportResult>> {
    const read = this.#previews.get(importId);
    if (read === undefined) return refused(message('import.gone'));
    let connectionsAdded = 0;
    for (const one of read.connections) {
      if (this.#isHere(one)) continue;
      const added = await this.#add(one);
      if (!added.ok) return added;
      connectionsAdded += 1;
    }
    const alerts = await this.#alerts.importSettings(read.alerts);
    if (!alerts.ok) return alerts;
    this.#previews.delete(importId);
    return succeed({ connectionsAdded, preferences: read.preferences });
  }

  async #add({ trust, ...rest }: ImportedConnection): Promise<Answer<null>> {
    const claimed = trust.kind === 'thumbprint' ? trust.thumbprints : trust.kind === 'unconfirmed' ? trust.claimed : [];
    const drafted = this.#rooms.draft({ id: this.#parts.ids.uuid(), ...rest, trust: { kind: 'unconfirmed', claimed } });
    if (!drafted.ok) return fail(ofStore(drafted.failure));
    const kept = this.#rooms.keep(drafted.value);
    if (!kept.ok) {
      await this.#rooms.discard(drafted.value);
      return fail(ofStore(kept.failure));
    }
    drafted.value.connection.start();
    return succeed(null);
  }

  #isHere({ account, addresses }: ImportedConnection): boolean {
    const isSame = (other: ConnectionSettings): boolean =>
      other.account === account && other.addresses.some((address) => addresses.includes(address));
    return this.#rooms.settings().some(isSame);
  }

  #lineOf(one: ImportedConnection): ImportLine {
    const isHere = this.#isHere(one);
    const params = { name: one.name, account: one.account };
    const words = message(isHere ? 'import.connection.same' : 'import.connection.add', params);
    return { what: 'connection', does: isHere ? 'same' : 'add', words };
  }
}

function preferenceLines(imported: Preferences, now: Preferences): readonly ImportLine[] {
  const names = Object.keys(now) as (keyof Preferences)[];
  return names
    .filter((name) => !isDeepStrictEqual(imported[name], now[name]))
    .map((name) => {
      const said = (value: Preferences[keyof Preferences]): string => (typeof value === 'object' ? '' : String(value));
      const params = { from: said(now[name]), to: said(imported[name]) };
      return { what: 'preference', does: 'change', words: message(`import.preference.${name}`, params) };
    });
}

/** Whoever imports settings may not know where they come from: nothing is told to anybody until a person says so here. */
function alertLines({ alerts: { webhook, mail } }: SettingsText): readonly ImportLine[] {
  return [
    { what: 'alerts', does: 'change', words: message('import.alerts') },
    ...(webhook === null ? [] : [off('webhook', message('import.webhook', { origin: webhook.origin }))]),
    ...(mail === null ? [] : [off('mail', message('import.mail', { host: mail.host }))]),
    off('ssh', message('import.ssh')),
  ];
}

function off(what: 'webhook' | 'mail' | 'ssh', words: ImportLine['words']): ImportLine {
  return { what, does: 'off', words };
}

function refused(words: ImportLine['words'], field = 'text'): Answer<never> {
  return fail({ code: 'bad-import', message: words, retryable: false, field });
}
