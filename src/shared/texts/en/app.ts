import type { Texts } from '../message.ts';

/** The texts outside the pages: menus, dialogs, notifications, and the page for when the console cannot run. */
export const appTexts = {
  'app.name': 'Farshore',
  'app.title.practice': 'Farshore — PRACTICE',

  'app.menu.file': 'File',
  'app.menu.edit': 'Edit',
  'app.menu.view': 'View',
  'app.menu.window': 'Window',
  'app.menu.help': 'Help',
  'app.menu.undo': 'Undo',
  'app.menu.redo': 'Redo',
  'app.menu.palette': 'Commands…',
  'app.menu.larger': 'Larger text',
  'app.menu.smaller': 'Smaller text',
  'app.menu.normal': 'Normal text size',
  'app.menu.logs': 'Show log files',
  'app.menu.data': 'Show data folder',

  'app.quit.title': 'A run is going on',
  'app.quit.question': 'Quit while a run is going on?',
  'app.quit.detail':
    'Nothing more is sent after quitting. What was already accepted runs on at the provider. When Farshore starts again, it offers to resume the run.',
  'app.quit.stay': 'Keep running',
  'app.quit.leave': 'Quit and interrupt the run',

  'app.problem.title': 'Farshore cannot run',
  'app.problem.where': 'Where',
  'app.problem.detail': 'What the system said',
  'app.problem.next': 'What to do',
  'app.problem.full': 'The disk is full.',
  'app.problem.full.next': 'Free some space, then start Farshore again. Nothing that was written is lost.',
  'app.problem.read-only': 'The data folder cannot be written to.',
  'app.problem.read-only.next': 'Give your account the right to write there, then start Farshore again.',
  'app.problem.newer-schema': 'The data was written by a newer version of Farshore.',
  'app.problem.newer-schema.next': 'Install that version or a later one. Nothing was changed.',
  'app.problem.locked': 'Another Farshore is using this data folder.',
  'app.problem.locked.next': 'Close the other one first, then start Farshore again.',
  'app.problem.corrupt': 'A data file is damaged.',
  'app.problem.corrupt.next':
    'Keep the data folder as it is and ask for help: the run journal in it says what was ordered. The provider’s own portal still works.',
  'app.problem.io': 'The disk did not answer as it should.',
  'app.problem.io.next': 'Check the disk, then start Farshore again.',
  'app.problem.network-folder': 'The data folder lies on a network drive.',
  'app.problem.network-folder.next':
    'A run journal on a network drive can be lost with the network. Choose a folder on this computer.',
  'app.problem.crashed': 'A fault in Farshore itself stopped it.',
  'app.problem.crashed.next':
    'Start Farshore again. If a run was going on, it is in the journal and Farshore offers to resume it.',
  'app.problem.page-crashed': 'The window stopped working again and again.',
  'app.problem.page-crashed.next':
    'Close this window and start Farshore again. If a run was going on, it is in the journal and Farshore offers to resume it.',

  'app.export.title': 'Where are the settings to be kept?',
  'app.import.title': 'Which settings are to be read?',
  'app.settings.files': 'Settings of Farshore',
  'failure.export-not-written': 'The settings could not be written to {path}: {detail}. Choose another place.',
  'failure.import-not-read': '{path} could not be read: {detail}. Choose another file.',
  'failure.import-too-large': 'The file is far larger than settings are. Choose one that was exported from this page.',
  'failure.folder-not-shown': '{path} could not be shown: {detail}. Open it in your file manager.',
  'failure.too-many-requests': 'The window asked too often in a short time. Wait a moment and try again.',
  'failure.preferences-not-kept': 'The setting could not be kept on this computer, so it stays as it was: {detail}',
  'notice.preferences-set-aside':
    'The settings of this computer could not be read. The usual ones hold; the damaged file was kept as {path}.',
  'notice.preferences-unreadable': 'The settings of this computer could not be read: {detail}. The usual ones hold.',
} as const satisfies Texts;
