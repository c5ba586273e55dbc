import type { MenuItemConstructorOptions } from 'electron';
import { message, wordsOf } from '#shared/texts/index.ts';

type Items = MenuItemConstructorOptions[];

export interface MenuChoices {
  readonly platform: NodeJS.Platform;
  /** Developer tools are for a development build only. */
  readonly forDevelopers: boolean;
  showLogs(): void;
  showData(): void;
}

const words = (code: string): string => wordsOf(message(code));
const line: MenuItemConstructorOptions = { type: 'separator' };

/** The menus as each platform expects them. The words of `role` items come from the platform itself. */
export function menuOf(choices: MenuChoices): Items {
  const isMac = choices.platform === 'darwin';
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    { label: words('app.menu.file'), submenu: isMac ? [{ role: 'close' }] : [{ role: 'quit' }] },
    { label: words('app.menu.edit'), submenu: editItems(isMac) },
    { label: words('app.menu.view'), submenu: viewItems(choices.forDevelopers) },
    { label: words('app.menu.window'), role: 'window', submenu: windowItems(isMac) },
    { label: words('app.menu.help'), role: 'help', submenu: helpItems(choices, isMac) },
  ];
}

function editItems(isMac: boolean): Items {
  return [
    { role: 'undo' },
    { role: 'redo' },
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

function viewItems(forDevelopers: boolean): Items {
  return [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    line,
    { role: 'togglefullscreen' },
    ...(forDevelopers ? [line, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
  ];
}

function windowItems(isMac: boolean): Items {
  return isMac
    ? [{ role: 'minimize' }, { role: 'zoom' }, line, { role: 'front' }]
    : [{ role: 'minimize' }, { role: 'close' }];
}

function helpItems(choices: MenuChoices, isMac: boolean): Items {
  return [
    { label: words('app.menu.logs'), click: () => choices.showLogs() },
    { label: words('app.menu.data'), click: () => choices.showData() },
    ...(isMac ? [] : [line, { role: 'about' as const }]),
  ];
}
