import type { settingsTexts as english } from '../en/settings.ts';
import type { Translation } from '../message.ts';

/** What the core says about settings: connections that are changed, files that are imported. */
export const settingsTexts: Translation<typeof english> = {
  'connection.unconfirmed':
    'Diese Verbindung wurde importiert. Vergleichen Sie ihr Zertifikat mit dem, was Ihr Provider Ihnen gegeben hat; vorher wird nichts gesendet.',
  'failure.name-empty': 'Geben Sie einen Namen ein.',
  'failure.name-taken':
    'Eine andere Verbindung heißt {name}. Wählen Sie einen anderen Namen, damit niemand sie verwechselt.',
  'failure.name-mistyped': 'Geben Sie den Namen genau so ein: {name}',
  'failure.sign-out-live':
    'Über diese Verbindung geht ein Lauf. Er verlöre seine Zuteilung: halten Sie ihn an, oder warten Sie sein Ende ab.',
  'failure.clear-cache-run':
    'Ein Lauf dieser Verbindung ist nicht beendet und steht auf dem, was bekannt ist. Beenden Sie ihn zuerst.',
  'failure.clear-cache-offline':
    'Der Provider ist jetzt nicht zu hören. Bis dahin wäre nichts mehr anzusehen: versuchen Sie es wieder, wenn er live ist.',
  'import.not-settings':
    'Das ist keine Datei mit Einstellungen von Farshore. Wählen Sie eine, die auf der Seite der Einstellungen exportiert wurde.',
  'import.newer':
    'Eine neuere Version von Farshore hat diese Datei geschrieben. Importieren Sie sie mit dieser oder einer späteren.',
  'import.wrong': 'Die Datei ist beschädigt oder wurde von Hand geändert: {field}: {detail}. Nichts wurde importiert.',
  'import.gone': 'Diese Datei wurde vor zu langer Zeit gelesen. Wählen Sie sie noch einmal.',
  'import.connection.add':
    '{name}, Konto {account}: kommt hinzu. Das Zertifikat muss hier verglichen werden, und jemand muss sich anmelden.',
  'import.connection.same': '{name}, Konto {account}: ist schon hier und bleibt, wie sie ist.',
  'import.preference.theme': 'Farben: {from} → {to}',
  'import.preference.motion': 'Bewegung: {from} → {to}',
  'import.preference.textSize': 'Schriftgröße: {from} → {to} %',
  'import.preference.language': 'Sprache: {from} → {to}',
  'import.preference.notifications': 'Benachrichtigungen auf dem Desktop: {from} → {to}',
  'import.preference.recoveryTargets': 'Zielzeiten der Berichte und der Übungswertung: ersetzt',
  'import.preference.map': 'Gruppierung und Farben der Karte: ersetzt',
  'import.preference.list': 'Spalten der Liste: ersetzt',
  'import.alerts': 'Was gemeldet wird, und wann: wie in der Datei.',
  'import.webhook': 'Webhook an {origin}: kommt ohne Adresse und Geheimnis und ist aus.',
  'import.mail': 'E-Mail über {host}: kommt ohne Kennwort und ist aus.',
  'import.ssh':
    'SSH-Schritte: in so einer Datei steht kein Konto, Schlüssel oder Kennwort, und kein Befehl gilt durch sie als bestätigt. Beides wird hier eingerichtet und bestätigt.',
};
