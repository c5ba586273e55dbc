import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { preferencesDefault } from '#shared/ipc/index.ts';
import { PreferencesKeeper } from './preferences.ts';
import { temporaryFolder } from './testing/folder.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

function keeperIn(folder: string, systemLanguages: readonly string[] = []): PreferencesKeeper {
  return new PreferencesKeeper({ file: path.join(folder, 'preferences.json'), systemLanguages, log, nowMs: 7 });
}

function folderWith(text: string): string {
  const folder = temporaryFolder();
  writeFileSync(path.join(folder, 'preferences.json'), text);
  return folder;
}

describe('preferences', () => {
  it('are the defaults on a new computer, without a complaint', () => {
    expect(keeperIn(temporaryFolder()).view).toEqual({
      preferences: preferencesDefault,
      language: 'en',
      problem: null,
    });
  });

  it('are there again after a restart, and tell who listens', () => {
    const folder = temporaryFolder();
    const keeper = keeperIn(folder);
    const heard: number[] = [];
    keeper.on(({ preferences }) => heard.push(preferences.textSize));
    expect(keeper.change({ textSize: 150 }).ok).toBe(true);
    expect(keeper.change({ theme: 'dark' }).ok).toBe(true);
    expect(heard).toEqual([150, 150]);
    expect(keeperIn(folder).view.preferences).toEqual({ ...preferencesDefault, textSize: 150, theme: 'dark' });
  });

  it.each(['', 'no json', '[]', '{"textSize": 500}', '{"theme": 1}'])('set a damaged file aside: %j', (text) => {
    const folder = folderWith(text);
    const keeper = keeperIn(folder);
    expect(keeper.view.preferences).toEqual(preferencesDefault);
    const aside = path.join(folder, 'preferences.json.damaged-7');
    expect(keeper.view.problem).toEqual({ code: 'notice.preferences-set-aside', params: { path: aside } });
    expect(readFileSync(aside, 'utf8')).toBe(text);
    keeper.change({ motion: 'reduced' });
    expect(keeper.view.problem).toBeNull();
    expect(readdirSync(folder).sort()).toEqual(['preferences.json', 'preferences.json.damaged-7']);
  });

  it('keep what a newer version wrote, and fill in what an older one did not know', () => {
    const folder = folderWith('{"theme": "light", "sound": "loud"}');
    keeperIn(folder).change({ textSize: 110 });
    const kept: unknown = JSON.parse(readFileSync(path.join(folder, 'preferences.json'), 'utf8'));
    expect(kept).toEqual({ ...preferencesDefault, theme: 'light', textSize: 110, sound: 'loud' });
  });

  it('sort the list as at first where an older version kept it without a sort', () => {
    const folder = folderWith('{"list": {"shown": ["name", "site"], "isGrouped": false}}');
    const { preferences, problem } = keeperIn(folder).view;
    expect(problem).toBeNull();
    expect(preferences.list).toEqual({
      shown: ['name', 'site'],
      isGrouped: false,
      sort: preferencesDefault.list.sort,
    });
  });

  it('say so where they cannot be kept, and stay as they were', () => {
    const folder = path.join(temporaryFolder(), 'gone');
    const keeper = keeperIn(folder);
    expect(keeper.change({ theme: 'dark' })).toMatchObject({ ok: false, failure: { code: 'preferences-not-kept' } });
    expect(keeper.view.preferences).toEqual(preferencesDefault);
    mkdirSync(folder);
    expect(keeper.change({ theme: 'dark' }).ok).toBe(true);
  });

  it('start with the defaults, and say so, where the file is there and cannot be read', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'preferences.json'));
    const { preferences, problem } = keeperIn(folder).view;
    expect(preferences).toEqual(preferencesDefault);
    expect(problem?.code).toBe('notice.preferences-unreadable');
  });

  it('speak the language of the system until a person chooses one', () => {
    const folder = temporaryFolder();
    expect(keeperIn(folder, ['fr-FR', 'de-AT', 'en-US']).view.language).toBe('de');
    expect(keeperIn(folder, ['fr-FR']).view.language).toBe('en');
    const keeper = keeperIn(folder, ['en-US']);
    keeper.change({ language: 'de' });
    expect(keeper.view.language).toBe('de');
  });
});
