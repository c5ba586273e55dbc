import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preferencesDefault, type Paper, type PaperRequest } from '#shared/ipc/index.ts';
import { Saving, type ChooseOptions, type SavingPorts } from './saving.ts';

const paper: Paper = { title: 'Runbook: x', fileName: 'Runbook x', sha256: '0', html: '<p>x</p>', foot: '' };
const of = { kind: 'runbook', connectionId: 'c1', planId: 'p1' } as const;

let folder: string;
let asked: ChooseOptions[];
let requests: PaperRequest[];
let shown: string[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'farshore-saving-'));
  [asked, requests, shown] = [[], [], []];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function saving(different: Partial<SavingPorts> = {}): Saving {
  const silent = () => undefined;
  return new Saving({
    log: { info: silent, warn: silent, error: silent },
    folder,
    preferences: () => ({ language: 'de', preferences: preferencesDefault }),
    make: (request) => {
      requests.push(request);
      return Promise.resolve({ ok: true, value: paper });
    },
    print: () => Promise.resolve(Buffer.from('%PDF-')),
    choose: (options) => {
      asked.push(options);
      return Promise.resolve(options.defaultPath);
    },
    showInFolder: (file) => shown.push(file),
    ...different,
  });
}

describe('saving', () => {
  it('asks where, with the name of the paper, and writes it there', async () => {
    const saved = await saving().paper(of, 'pdf');
    const file = path.join(folder, 'Runbook x.pdf');
    expect(saved).toEqual({ ok: true, value: { path: file } });
    expect(readFileSync(file, 'utf8')).toBe('%PDF-');
    expect(asked[0]?.filters).toEqual([{ name: 'PDF', extensions: ['pdf'] }]);
    expect(requests).toEqual([{ of, language: 'de', targets: preferencesDefault.recoveryTargets }]);
  });

  it('prints nothing for HTML', async () => {
    await saving({ print: () => Promise.reject(new Error('no printer')) }).paper(of, 'html');
    expect(readFileSync(path.join(folder, 'Runbook x.html'), 'utf8')).toBe('<p>x</p>');
  });

  it('writes a table defused, under a name that every platform takes', async () => {
    const saved = await saving().table({ name: 'Plan a/b', header: ['VM'], rows: [['=1+1']] });
    expect(saved).toMatchObject({ value: { path: path.join(folder, 'Plan a b.csv') } });
    expect(readFileSync(path.join(folder, 'Plan a b.csv'), 'utf8')).toBe("\ufeffVM\r\n'=1+1\r\n");
  });

  it('leaves nothing where the person chose no file', async () => {
    expect(await saving({ choose: () => Promise.resolve(null) }).paper(of, 'pdf')).toEqual({ ok: true, value: null });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names the file and the remedy where it cannot be written, or printed', async () => {
    const nowhere = path.join(folder, 'gone', 'x.pdf');
    const unwritten = await saving({ choose: () => Promise.resolve(nowhere) }).paper(of, 'pdf');
    expect(unwritten).toMatchObject({
      ok: false,
      failure: { code: 'file-not-saved', message: { params: { path: nowhere } } },
    });
    const unprinted = await saving({ print: () => Promise.reject(new Error('it took too long')) }).paper(of, 'pdf');
    expect(unprinted).toMatchObject({
      failure: { code: 'paper-not-printed', message: { params: { detail: 'it took too long' } } },
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('asks for no file where the paper cannot be made', async () => {
    const failure = { code: 'not-found', message: { code: 'failure.no-plan', params: {} }, retryable: false };
    expect(await saving({ make: () => Promise.resolve({ ok: false, failure }) }).paper(of, 'pdf')).toEqual({
      ok: false,
      failure,
    });
    expect(asked).toEqual([]);
  });

  it('shows in its folder only what was saved from here', async () => {
    const files = saving();
    const saved = await files.paper(of, 'html');
    const file = saved.ok ? (saved.value?.path ?? '') : '';
    expect(files.show('/etc/passwd')).toMatchObject({ failure: { code: 'file-not-ours' } });
    expect(files.show(file)).toEqual({ ok: true, value: null });
    expect(shown).toEqual([file]);
  });
});
