// The decisions of tools/lib. That the runtime really starts is what every end-to-end test shows.
import { describe, expect, test } from 'vitest';
import { hasDisplay, underDisplay } from './display.ts';
import { practiceArguments, readyIn } from './practice.ts';
import { chooseRuntime, executableName } from './runtime.ts';
import { accountIn, wrapperScript } from './user.ts';

describe('the choice of a runtime', () => {
  const all = { overrideFolder: '/opt/electron', hasOfficial: true, hasShipped: true };

  test('what somebody set comes first, then what we release on, then what npm ships', () => {
    expect(chooseRuntime(all)).toBe('override');
    expect(chooseRuntime({ ...all, overrideFolder: undefined })).toBe('official');
    expect(chooseRuntime({ ...all, overrideFolder: '' })).toBe('official');
    expect(chooseRuntime({ ...all, overrideFolder: undefined, hasOfficial: false })).toBe('shipped');
  });

  test('without any there is none', () => {
    expect(chooseRuntime({ overrideFolder: undefined, hasOfficial: false, hasShipped: false })).toBeUndefined();
  });

  test('the program has another name on each platform', () => {
    expect(['linux', 'darwin', 'win32'].map((platform) => executableName(platform as NodeJS.Platform))).toEqual([
      'electron',
      'Electron.app/Contents/MacOS/Electron',
      'electron.exe',
    ]);
  });
});

describe('the display', () => {
  test('tests get a virtual one on Linux and nowhere else', () => {
    const [command, args] = underDisplay('node', ['x.ts'], { width: 3840, height: 2160 }, 'linux');
    expect(command).toBe('xvfb-run');
    expect(args).toEqual(['-a', '-s', '-screen 0 3840x2160x24 -ac', 'node', 'x.ts']);
    expect(underDisplay('node', ['x.ts'], undefined, 'win32')).toEqual(['node', ['x.ts']]);
  });

  test('a person sees a window where X or Wayland is, and always on other systems', () => {
    expect(hasDisplay({}, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: '' }, 'linux')).toBe(false);
    expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true);
    expect(hasDisplay({}, 'darwin')).toBe(true);
  });
});

describe('the user who runs Electron', () => {
  const account = accountIn('farshore:x:999:998::/var/lib/far shore:/bin/sh\n');

  test('is read from the password database', () => {
    expect(account).toEqual({ uid: 999, gid: 998, home: '/var/lib/far shore' });
    expect(() => accountIn('')).toThrow('Not a passwd line');
  });

  test('replaces the wrapper, so that a signal meets Electron itself', () => {
    const script = wrapperScript(account, "/run/it's/electron");
    expect(script).toMatch(/^#!\/bin\/sh\nexec setpriv --reuid 999 --regid 998 --init-groups env /);
    expect(script).toContain(`HOME='/var/lib/far shore'`);
    expect(script).toContain(`'/run/it'\\''s/electron' "$@"\n`);
  });
});

describe('the practice provider', () => {
  test('is ready when it says so, whatever it logs before', () => {
    const control = { port: 4712, tokenFile: '/t' };
    const ready = { ready: true, address: '127.0.0.1:4711', thumbprint: 'AB', control };
    expect(readyIn(JSON.stringify(ready))).toEqual({ address: '127.0.0.1:4711', thumbprint: 'AB', control });
    for (const line of ['', 'listening', '{broken', '{"ready":false}', '{"ready":true}']) {
      expect(readyIn(line)).toBeUndefined();
    }
  });

  test("a person's options follow the defaults, so they win", () => {
    const args = practiceArguments({ dataFolder: '/d', pairingFile: '/p', speed: 2, args: ['--speed', '10'] });
    expect(args.slice(-4)).toEqual(['--speed', '2', '--speed', '10']);
    expect(args).not.toContain('--seed');
  });
});
