import { describe, expect, it } from 'vitest';
import { menuOf, type MenuChoices } from './menu.ts';

const choices = (platform: NodeJS.Platform, forDevelopers = false): MenuChoices => ({
  platform,
  forDevelopers,
  showLogs: () => undefined,
  showData: () => undefined,
  undo: () => undefined,
  redo: () => undefined,
  openPalette: () => undefined,
  changeTextSize: () => undefined,
});

const rolesIn = (menu: ReturnType<typeof menuOf>): readonly string[] =>
  menu.flatMap(({ role, submenu }) => [role ?? '', ...(Array.isArray(submenu) ? rolesIn(submenu) : [])]);

describe('the menus', () => {
  it('follow the platform', () => {
    expect(menuOf(choices('darwin'))[0]?.role).toBe('appMenu');
    expect(rolesIn(menuOf(choices('win32')))).toContain('quit');
    expect(rolesIn(menuOf(choices('darwin')))).not.toContain('quit');
  });

  it('let text be cut, copied and pasted everywhere', () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      expect(rolesIn(menuOf(choices(platform)))).toEqual(expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']));
    }
  });

  it('say which keys do the same, and leave them to the window', () => {
    const view = menuOf(choices('linux')).flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
    const keys = view.flatMap(({ accelerator, registerAccelerator }) =>
      accelerator === undefined ? [] : [`${accelerator} ${String(registerAccelerator)}`],
    );
    expect(keys).toContain('CommandOrControl+K false');
    expect(keys.every((key) => key.endsWith(' false'))).toBe(true);
  });

  it('hold developer tools in a development build only', () => {
    expect(rolesIn(menuOf(choices('linux')))).not.toContain('toggleDevTools');
    expect(rolesIn(menuOf(choices('linux', true)))).toContain('toggleDevTools');
  });
});
