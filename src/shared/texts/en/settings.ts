import type { Texts } from '../message.ts';

/** What the core says about settings: connections that are changed, files that are imported. */
export const settingsTexts = {
  'connection.unconfirmed':
    'This connection was imported. Compare its certificate with what your provider gave you; nothing is sent before.',
  'failure.name-empty': 'Enter a name.',
  'failure.name-taken': 'Another connection is called {name}. Choose another name, so that nobody mixes them up.',
  'failure.name-mistyped': 'Type the name exactly: {name}',
  'failure.sign-out-live':
    'A run is going on over this connection. It would lose its lease: stop it or wait for its end first.',
  'failure.clear-cache-run': 'A run of this connection has not ended, and stands on what is known. End it first.',
  'failure.clear-cache-offline':
    'The provider is not heard now. There would be nothing left to look at until it is: try again when it is live.',
  'import.not-settings': 'This is no file of Farshore settings. Choose one that was exported from the settings page.',
  'import.newer': 'A newer version of Farshore wrote this file. Import it with that version or a later one.',
  'import.wrong': 'The file is damaged or was changed by hand: {field}: {detail}. Nothing was imported.',
  'import.gone': 'This file was read too long ago. Choose it again.',
  'import.connection.add':
    '{name}, account {account}: is added. Its certificate must be compared here, and a person must sign in.',
  'import.connection.same': '{name}, account {account}: is here already and stays as it is.',
  'import.preference.theme': 'Colours: {from} → {to}',
  'import.preference.motion': 'Motion: {from} → {to}',
  'import.preference.textSize': 'Text size: {from} → {to} %',
  'import.preference.language': 'Language: {from} → {to}',
  'import.preference.notifications': 'Notifications on the desktop: {from} → {to}',
  'import.preference.recoveryTargets': 'Target times of reports and of the drill score: replaced',
  'import.preference.map': 'Grouping and colours of the map: replaced',
  'import.preference.list': 'Columns of the list: replaced',
  'import.alerts': 'What is told, and when: as in the file.',
  'import.webhook': 'Webhook to {origin}: comes without its address and secret, and is off.',
  'import.mail': 'E-mail over {host}: comes without its password, and is off.',
  'import.ssh':
    'SSH steps: no account, key or password is in such a file, and no command counts as confirmed by it. Set up and confirm each here.',
} as const satisfies Texts;
