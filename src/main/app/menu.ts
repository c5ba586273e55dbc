import type { MenuItemConstructorOptions } from 'electron';
import { message } from '#shared/texts/index.ts';
import { words } from './words.ts';

type Items = MenuItemConstructorOptions[];

export interface MenuChoices {
  readonly platform: NodeJS.Platform;
  /** Developer tools are for a development build only. */
  readonly forDevelopers: boolean;
  showLogs(): void;
  showData(): void;
  /** In the field that has the keyboard, else of what was chosen in the window. */
  undo(): void;
  redo(): void;
  openPalette(): void;
  /** Null: the usual size. */
  changeTextSize(step: 1 | -1 | null): void;
}

const say = (code: string): string => words(message(code));
const line: MenuItemConstructorOptions = { type: 'separator' };

/** The menus as each platform expects them. The words of `role` items come from the platform itself. */
export function menuOf(choices: MenuChoices): Items {
  const isMac = choices.platform === 'darwin';
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    { label: say('app.menu.file'), submenu: isMac ? [{ role: 'close' }] : [{ role: 'quit' }] },
    { label: say('app.menu.edit'), submenu: editItems(choices, isMac) },
    { label: say('app.menu.view'), submenu: viewItems(choices) },
    { label: say('app.menu.window'), role: 'window', submenu: windowItems(isMac) },
    { label: say('app.menu.help'), role: 'help', submenu: helpItems(choices, isMac) },
  ];
}

/**
 * An item whose keys the window handles itself. Elsewhere than on macOS the menu only shows them; there it takes what the
 * window has left.
 */
function own(code: string, accelerator: string, click: () => void): MenuItemConstructorOptions {
  return { label: say(code), accelerator, registerAccelerator: false, click: () => click() };
}

function editItems(choices: MenuChoices, isMac: boolean): Items {
  return [
    own('app.menu.undo', 'CommandOrControl+Z', () => choices.undo()),
    own('app.menu.redo', isMac ? 'Shift+Command+Z' : 'Control+Y', () => choices.redo()),
    line,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    ...(isMac ? [{ role: 'pasteAndMatchStyle' as const }] : []),
    { role: 'delete' },
    line,
    { role: 'selectAll' },
  ];
}

function viewItems(choices: MenuChoices): Items {
  return [
    own('app.menu.palette', 'CommandOrControl+K', () => choices.openPalette()),
    line,
    own('app.menu.normal', 'CommandOrControl+0', () => choices.changeTextSize(null)),
    own('app.menu.larger', 'CommandOrControl+Plus', () => choices.changeTextSize(1)),
    own('app.menu.smaller', 'CommandOrControl+-', () => choices.changeTextSize(-1)),
    line,
    { role: 'togglefullscreen' },
    ...(choices.forDevelopers ? [line, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
  ];
}

function windowItems(isMac: boolean): Items {
  return isMac
    ? [{ role: 'minimize' }, { role: 'zoom' }, line, { role: 'front' }]
    : [{ role: 'minimize' }, { role: 'close' }];
}

function helpItems(choices: MenuChoices, isMac: boolean): Items {
  return [
    { label: say('app.menu.logs'), click: () => choices.showLogs() },
    { label: say('app.menu.data'), click: () => choices.showData() },
    ...(isMac ? [] : [line, { role: 'about' as const }]),
  ];
}
