import path from 'node:path';
import type {
  Answer,
  Paper,
  PaperFormat,
  PaperRequest,
  PaperSubject,
  PreferencesView,
  SavedFile,
  SavedTable,
} from '#shared/ipc/index.ts';
import { message, type Message } from '#shared/texts/index.ts';
import type { Log } from '../core/ports.ts';
import { csvOf } from '../core/report/csv.ts';
import { fileNameOf } from '../core/report/file-name.ts';
import { AS_USUAL, writeWhole } from '../core/whole-file.ts';

export interface SavingPorts {
  readonly log: Log;
  /** Where the dialog begins. */
  readonly folder: string;
  readonly preferences: () => Pick<PreferencesView, 'language' | 'preferences'>;
  readonly make: (request: PaperRequest) => Promise<Answer<Paper>>;
  readonly print: (paper: Paper) => Promise<Uint8Array>;
  /** Asks a person where; null where the person chooses no file. */
  readonly choose: (options: ChooseOptions) => Promise<string | null>;
  readonly showInFolder: (file: string) => void;
}

export interface ChooseOptions {
  readonly defaultPath: string;
  readonly filters: { readonly name: string; readonly extensions: string[] }[];
}

type Kind = PaperFormat | 'csv';
const kindNames: Readonly<Record<Kind, string>> = { pdf: 'PDF', html: 'HTML', csv: 'CSV' };

/** What leaves the console as a file goes where a person says, and is there whole or not at all. */
export class Saving {
  readonly #ports: SavingPorts;
  /** A window may have these shown, and no other file of the computer. */
  readonly #saved = new Set<string>();

  constructor(ports: SavingPorts) {
    this.#ports = ports;
  }

  async paper(of: PaperSubject, format: PaperFormat): Promise<Answer<SavedFile | null>> {
    const { language, preferences } = this.#ports.preferences();
    const made = await this.#ports.make({ of, language, targets: preferences.recoveryTargets });
    if (!made.ok) return made;
    const paper = made.value;
    return this.#save(paper.fileName, format, async () => (format === 'pdf' ? this.#ports.print(paper) : paper.html));
  }

  table({ name, header, rows }: SavedTable): Promise<Answer<SavedFile | null>> {
    return this.#save(fileNameOf([name]), 'csv', () => Promise.resolve(csvOf(header, rows)));
  }

  show(file: string): Answer<null> {
    if (!this.#saved.has(file)) return refused('file-not-ours', message('failure.file-not-ours'));
    this.#ports.showInFolder(file);
    return { ok: true, value: null };
  }

  async #save(
    name: string,
    kind: Kind,
    content: () => Promise<string | Uint8Array>,
  ): Promise<Answer<SavedFile | null>> {
    const { choose, folder, log } = this.#ports;
    const file = await choose({
      defaultPath: path.join(folder, `${name}.${kind}`),
      filters: [{ name: kindNames[kind], extensions: [kind] }],
    });
    if (file === null) return { ok: true, value: null };
    let made: string | Uint8Array;
    try {
      made = await content();
    } catch (error) {
      log.error('A paper could not be printed', { error });
      return refused('paper-not-printed', message('failure.paper-not-printed', { detail: detailOf(error) }));
    }
    try {
      writeWhole(file, made, AS_USUAL);
    } catch (error) {
      log.warn('A file could not be saved', { kind, error });
      return refused('file-not-saved', message('failure.file-not-saved', { path: file, detail: detailOf(error) }));
    }
    this.#saved.add(file);
    log.info('Saved a file', { kind });
    return { ok: true, value: { path: file } };
  }
}

function refused(code: string, words: Message): Answer<never> {
  return { ok: false, failure: { code, message: words, retryable: true } };
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
