import type { appTexts as english } from '../en/app.ts';
import type { Translation } from '../message.ts';

/** The texts outside the pages: menus, dialogs, notifications, and the page for when the console cannot run. */
export const appTexts: Translation<typeof english> = {
  'app.name': 'Farshore',
  'app.title.practice': 'Farshore — ÜBUNG',

  'app.menu.file': 'Datei',
  'app.menu.edit': 'Bearbeiten',
  'app.menu.view': 'Ansicht',
  'app.menu.window': 'Fenster',
  'app.menu.help': 'Hilfe',
  'app.menu.undo': 'Rückgängig',
  'app.menu.redo': 'Wiederholen',
  'app.menu.palette': 'Befehle …',
  'app.menu.larger': 'Größere Schrift',
  'app.menu.smaller': 'Kleinere Schrift',
  'app.menu.normal': 'Normale Schriftgröße',
  'app.menu.logs': 'Protokolldateien zeigen',
  'app.menu.data': 'Datenordner zeigen',

  'app.quit.title': 'Ein Lauf ist im Gange',
  'app.quit.question': 'Beenden, obwohl ein Lauf im Gange ist?',
  'app.quit.detail':
    'Nach dem Beenden wird nichts mehr gesendet. Was bereits angenommen wurde, läuft beim Provider weiter. Wenn Farshore wieder startet, bietet es an, den Lauf fortzusetzen.',
  'app.quit.stay': 'Weiterlaufen lassen',
  'app.quit.leave': 'Beenden und den Lauf unterbrechen',

  'app.problem.title': 'Farshore kann nicht laufen',
  'app.problem.where': 'Wo',
  'app.problem.detail': 'Was das System gemeldet hat',
  'app.problem.next': 'Was zu tun ist',
  'app.problem.full': 'Der Datenträger ist voll.',
  'app.problem.full.next':
    'Schaffen Sie Platz, und starten Sie Farshore dann erneut. Nichts, was geschrieben wurde, ist verloren.',
  'app.problem.read-only': 'Der Datenordner kann nicht beschrieben werden.',
  'app.problem.read-only.next':
    'Geben Sie Ihrem Konto das Recht, dort zu schreiben, und starten Sie Farshore dann erneut.',
  'app.problem.newer-schema': 'Die Daten wurden von einer neueren Version von Farshore geschrieben.',
  'app.problem.newer-schema.next': 'Installieren Sie diese oder eine spätere Version. Nichts wurde verändert.',
  'app.problem.locked': 'Ein anderes Farshore verwendet diesen Datenordner.',
  'app.problem.locked.next': 'Schließen Sie zuerst das andere, und starten Sie Farshore dann erneut.',
  'app.problem.corrupt': 'Eine Datendatei ist beschädigt.',
  'app.problem.corrupt.next':
    'Lassen Sie den Datenordner, wie er ist, und holen Sie Hilfe: das Journal der Läufe darin sagt, was angeordnet wurde. Das eigene Portal des Providers funktioniert weiterhin.',
  'app.problem.io': 'Der Datenträger hat nicht geantwortet, wie er sollte.',
  'app.problem.io.next': 'Prüfen Sie den Datenträger, und starten Sie Farshore dann erneut.',
  'app.problem.network-folder': 'Der Datenordner liegt auf einem Netzlaufwerk.',
  'app.problem.network-folder.next':
    'Ein Journal auf einem Netzlaufwerk kann mit dem Netzwerk verloren gehen. Wählen Sie einen Ordner auf diesem Computer.',
  'app.problem.crashed': 'Ein Fehler in Farshore selbst hat es angehalten.',
  'app.problem.crashed.next':
    'Starten Sie Farshore erneut. Wenn ein Lauf im Gange war, steht er im Journal, und Farshore bietet an, ihn fortzusetzen.',
  'app.problem.page-crashed': 'Das Fenster ist immer wieder abgestürzt.',
  'app.problem.page-crashed.next':
    'Schließen Sie dieses Fenster, und starten Sie Farshore erneut. Wenn ein Lauf im Gange war, steht er im Journal, und Farshore bietet an, ihn fortzusetzen.',

  'app.export.title': 'Wohin sollen die Einstellungen?',
  'app.import.title': 'Welche Einstellungen sollen gelesen werden?',
  'app.settings.files': 'Einstellungen von Farshore',
  'failure.export-not-written':
    'Die Einstellungen konnten nicht nach {path} geschrieben werden: {detail}. Wählen Sie einen anderen Ort.',
  'failure.import-not-read': '{path} konnte nicht gelesen werden: {detail}. Wählen Sie eine andere Datei.',
  'failure.import-too-large':
    'Die Datei ist weit größer, als Einstellungen sind. Wählen Sie eine, die von dieser Seite exportiert wurde.',
  'failure.folder-not-shown': '{path} konnte nicht gezeigt werden: {detail}. Öffnen Sie es in Ihrer Dateiverwaltung.',
  'failure.too-many-requests':
    'Das Fenster hat in kurzer Zeit zu oft gefragt. Warten Sie einen Augenblick, und versuchen Sie es dann erneut.',
  'failure.preferences-not-kept':
    'Die Einstellung konnte auf diesem Computer nicht gespeichert werden und bleibt deshalb, wie sie war: {detail}',
  'notice.preferences-set-aside':
    'Die Einstellungen dieses Computers konnten nicht gelesen werden. Es gelten die üblichen; die beschädigte Datei wurde als {path} aufbewahrt.',
  'notice.preferences-unreadable':
    'Die Einstellungen dieses Computers konnten nicht gelesen werden: {detail}. Es gelten die üblichen.',
};
