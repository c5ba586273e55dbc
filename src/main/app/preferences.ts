import {
  preferencesDefault,
  withChange,
  type Answer,
  type PreferenceChange,
  type Preferences,
  type PreferencesView,
} from '#shared/ipc/index.ts';
import { languageOf, message, type Message } from '#shared/texts/index.ts';
import type { Log } from '../core/ports.ts';
import { readPreferences, writePreferences, type ReadPreferences } from './preferences-file.ts';

export interface PreferencesSetting {
  readonly file: string;
  /** The system's languages, the person's first. */
  readonly systemLanguages: readonly string[];
  readonly log: Log;
  readonly nowMs: number;
}

/** The preferences of this computer: read once, changed by people, and kept before they hold. */
export class PreferencesKeeper {
  readonly #setting: PreferencesSetting;
  readonly #listeners: ((view: PreferencesView) => void)[] = [];
  #kept: Readonly<Record<string, unknown>> = {};
  #preferences: Preferences = preferencesDefault;
  #problem: Message | null = null;

  constructor(setting: PreferencesSetting) {
    this.#setting = setting;
    const read = this.#read();
    this.#kept = read.kept;
    this.#preferences = read.preferences;
    if (read.setAside === null) return;
    setting.log.warn('The preferences could not be read and were set aside', { path: read.setAside });
    this.#problem = message('notice.preferences-set-aside', { path: read.setAside });
  }

  get view(): PreferencesView {
    const { language } = this.#preferences;
    return {
      preferences: this.#preferences,
      language: languageOf(language, this.#setting.systemLanguages),
      problem: this.#problem,
    };
  }

  /** What cannot be kept does not hold either: nobody should believe that it was. */
  change(part: PreferenceChange): Answer<PreferencesView> {
    const preferences = withChange(this.#preferences, part);
    const kept = { ...this.#kept, ...preferences };
    try {
      writePreferences(this.#setting.file, kept);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      this.#setting.log.error('The preferences could not be kept', { detail });
      const words = message('failure.preferences-not-kept', { detail });
      return { ok: false, failure: { code: 'preferences-not-kept', message: words, retryable: true } };
    }
    this.#kept = kept;
    this.#preferences = preferences;
    this.#problem = null;
    const { view } = this;
    for (const listener of this.#listeners) listener(view);
    return { ok: true, value: view };
  }

  on(listener: (view: PreferencesView) => void): void {
    this.#listeners.push(listener);
  }

  /** Preferences are no reason not to start: whatever the disk says, the defaults are there. */
  #read(): ReadPreferences {
    const { file, nowMs, log } = this.#setting;
    try {
      return readPreferences(file, nowMs);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      log.error('The preferences could not be read', { detail });
      this.#problem = message('notice.preferences-unreadable', { detail });
      return { kept: {}, preferences: preferencesDefault, setAside: null };
    }
  }
}
