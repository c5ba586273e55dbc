import { rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolderOf, isOnNetwork, kindOfRefusal, preparePlaces, type Machine } from './places.ts';
import { temporaryFolder } from './testing/folder.ts';

const linux: Machine = { platform: 'linux', home: '/home/ann', env: {}, userDataSwitch: '' };

describe('the data folder', () => {
  it('lies in local application data on each platform', () => {
    const windows: Machine = { ...linux, platform: 'win32', home: 'C:\\Users\\ann' };
    const roaming = { APPDATA: 'C:\\Users\\ann\\AppData\\Roaming' };
    expect(dataFolderOf({ ...windows, env: roaming })).toBe('C:\\Users\\ann\\AppData\\Local\\Farshore');
    expect(dataFolderOf({ ...windows, env: { LOCALAPPDATA: 'D:\\Local' } })).toBe('D:\\Local\\Farshore');
    expect(dataFolderOf({ ...linux, platform: 'darwin', home: '/Users/ann' })).toBe(
      '/Users/ann/Library/Application Support/Farshore',
    );
    expect(dataFolderOf(linux)).toBe('/home/ann/.local/share/farshore');
    expect(dataFolderOf({ ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/farshore');
    expect(dataFolderOf({ ...linux, env: { XDG_DATA_HOME: 'relative' } })).toBe('/home/ann/.local/share/farshore');
  });

  it('can be chosen, by the switch before the variable', () => {
    const env = { FARSHORE_DATA_DIR: '/tmp/by-variable' };
    expect(dataFolderOf({ ...linux, env })).toBe('/tmp/by-variable');
    expect(dataFolderOf({ ...linux, env, userDataSwitch: '/tmp/by-switch' })).toBe('/tmp/by-switch');
  });

  it('is closed to other people', () => {
    const root = path.join(temporaryFolder(), 'data');
    expect(preparePlaces({ ...linux, userDataSwitch: root }).problem).toBeNull();
    expect(statSync(root).mode & 0o077).toBe(0);
  });

  it('that cannot be made gives a reason and a throw-away place to show it from', () => {
    const file = path.join(temporaryFolder(), 'a-file');
    writeFileSync(file, '');
    const places = preparePlaces({ ...linux, userDataSwitch: path.join(file, 'below') });
    expect(places.problem).toMatchObject({ kind: 'io', path: path.join(file, 'below') });
    expect(places.root.startsWith(os.tmpdir())).toBe(true);
    rmSync(places.root, { recursive: true });
  });

  it.each([
    ['EACCES', 'read-only'],
    ['EPERM', 'read-only'],
    ['EROFS', 'read-only'],
    ['ENOSPC', 'full'],
    ['EIO', 'io'],
  ])('that answers %s is %s', (code, kind) => {
    expect(kindOfRefusal(Object.assign(new Error(code), { code }))).toBe(kind);
  });
});

describe('a network path', () => {
  it.each(['\\\\server\\share\\farshore', '//server/share', '\\\\?\\UNC\\server\\share'])('is %s', (folder) => {
    expect(isOnNetwork('win32', folder, null)).toBe(true);
  });

  it.each(['C:\\Users\\ann', '\\\\?\\C:\\Users', '\\\\.\\C:\\Users'])('is not %s', (folder) => {
    expect(isOnNetwork('win32', folder, null)).toBe(false);
  });

  it('is known on Linux by its file system', () => {
    const nfs = 0x6969;
    const cifs = 0xff534d42 | 0;
    const ext4 = 0xef53;
    expect(isOnNetwork('linux', '/home', nfs)).toBe(true);
    expect(isOnNetwork('linux', '/home', cifs)).toBe(true);
    expect(isOnNetwork('linux', '/home', ext4)).toBe(false);
  });
});
