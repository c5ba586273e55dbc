import type { connectTexts as english } from '../../en/window/connect.ts';
import type { Translation } from '../../message.ts';

/** First connection, signing in again, and a certificate that changed. */
export const connectTexts: Translation<typeof english> = {
  'connect.title': 'Mit Ihrem Provider verbinden',
  'connect.lead':
    'Sie brauchen die Gateway-Adresse, den Fingerabdruck des Zertifikats und das Konto, die Ihr Provider Ihnen gegeben hat.',
  'connect.address.title': 'Wo ist das Gateway?',
  'connect.address.label': 'Gateway-Adresse',
  'connect.address.hint': 'Hostname oder Adresse, mit Port, wenn es nicht 6180 ist. Mehrere: durch Kommas getrennt.',
  'connect.address.check': 'Adresse prüfen',
  'connect.address.again': 'Erneut prüfen',
  'connect.address.busy': 'Das Gateway wird gefragt …',
  'connect.trust.title': 'Ist es wirklich Ihr Provider?',
  'connect.trust.confirm': 'Es ist mein Provider',
  'connect.trust.done': 'Von Ihnen bestätigt. Die Konsole spricht nur mit diesem Zertifikat.',
  'connect.signIn.title': 'Wer sind Sie?',
  'connect.signIn.button': 'Anmelden',
  'connect.signIn.busy': 'Anmeldung läuft …',
  'connect.account': 'Konto',
  'connect.password': 'Kennwort',
  'connect.totp': 'Einmalcode',
  'connect.totp.hint': 'Die Ziffern, die Ihr Authenticator jetzt zeigt.',
  'connect.totp.have': 'Ich habe einen Einmalcode',
  'connect.remember': 'Das Kennwort auf diesem Computer merken',
  'connect.name': 'Name dieser Verbindung',
  'connect.name.hint': 'Leer lassen, um ihre Adresse zu verwenden.',

  'certificate.presented': 'Fingerabdruck, den das Gateway zeigt (SHA-256)',
  'certificate.pinned': 'Bestätigter Fingerabdruck (SHA-256)',
  'certificate.subject': 'Ausgestellt für',
  'certificate.issuer': 'Ausgestellt von',
  'certificate.public': '(eine öffentliche Zertifizierungsstelle bürgt dafür)',
  'certificate.private': '(keine öffentliche Zertifizierungsstelle bürgt dafür)',
  'certificate.valid': 'Gültig',
  'certificate.validRange': '{from} bis {to}',
  'certificate.ask':
    'Vergleichen Sie ihn mit dem Fingerabdruck, den Ihr Provider Ihnen auf anderem Weg gegeben hat: auf Papier, am Telefon, in seinem Portal. Nicht aus einer E-Mail, die Sie nicht erwartet haben.',
  'certificate.paste': 'Fingerabdruck des Providers hier einfügen',
  'certificate.different':
    'Diese beiden sind verschieden. Machen Sie nicht weiter: rufen Sie Ihren Provider unter einer Nummer an, die Sie kennen. Prüfen Sie auch, ob der ganze Fingerabdruck eingefügt wurde.',
  'certificate.same': 'Die beiden sind gleich.',
  'certificate.compared':
    'Ich habe alle 32 Paare mit dem verglichen, was mein Provider mir gegeben hat, und sie sind gleich.',
  'certificate.asking': '{address} wird gefragt …',
  'certificate.changed.title': '{name} zeigt ein anderes Zertifikat',
  'certificate.changed.lead':
    'Das geschieht, wenn ein Provider sein Zertifikat erneuert, und auch, wenn jemand zwischen Ihnen und dem Provider steht. Nichts wird gesendet, bis Sie das neue verglichen haben.',
  'certificate.changed.keep': 'Beim alten bleiben',
  'certificate.changed.confirm': 'Dem neuen vertrauen',

  'signIn.title': 'Bei {name} erneut anmelden',

  'banner.signedOut': 'Sie sind bei {name} abgemeldet. Was Sie sehen, ist der letzte bekannte Stand.',
  'banner.untrusted': '{name} zeigt ein Zertifikat, das niemand bestätigt hat. Es wird nichts dorthin gesendet.',
  'banner.storeFailed': 'Der Datenordner {folder} kann nicht verwendet werden.',
  'banner.skew':
    'Die Uhr dieses Computers weicht um {seconds} s von der des Providers ab. Altersangaben richten sich nach der Uhr des Providers.',
  'banner.signIn': 'Anmelden',
  'banner.compare': 'Zertifikate vergleichen',
};
