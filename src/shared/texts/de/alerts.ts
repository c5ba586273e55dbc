import type { alertTexts as english } from '../en/alerts.ts';
import type { Translation } from '../message.ts';

/** What a person is told of although they look elsewhere, and what can be wrong with the way there. */
export const alertTexts: Translation<typeof english> = {
  'alert.twoCopies': 'Möglicherweise laufen zwei Kopien: {what}',
  'alert.twoCopies.why':
    'Schalten Sie eine ab, oder machen Sie das Failover rückgängig. Vorher ist nichts anderes möglich.',
  'alert.vms': '{n|1 VM|{n} VMs}',
  'alert.runEnded.completed': '{what}: abgeschlossen',
  'alert.runEnded.partly': '{what}: teilweise beendet',
  'alert.runEnded.failed': '{what}: fehlgeschlagen',
  'alert.runEnded.stopped': '{what}: gestoppt',
  'alert.runEnded.abandoned': '{what}: aufgegeben',
  'alert.runEnded.counts':
    '{observed} erledigt, {failed} fehlgeschlagen, {skipped} ausgelassen, von {total|1 VM|{total} VMs}',
  'alert.run.question': '{what}: wartet auf Ihre Antwort',
  'alert.run.asks-gate': '{text}',
  'alert.run.asks-doubt': 'Niemand weiß, ob dies getan wurde: {text}',
  'alert.run.asks-failure': '{text} ist nicht gelungen, und {n|ein Schritt wartet|{n} Schritte warten} darauf.',
  'alert.run.look': 'Öffnen Sie den Lauf in der Konsole: dort steht, was gefragt wird.',
  'alert.run.approve': '{what}: wartet auf Ihre Freigabe',
  'alert.run.approval': '{what}: wartet auf eine Freigabe',
  'alert.run.approve.why': 'Vor der Freigabe startet nichts.',
  'alert.run.resume': '{what}: unterbrochen',
  'alert.run.resume.why': 'Sehen Sie an, was bekannt ist, und setzen Sie ihn dann fort oder beenden Sie ihn.',
  'alert.run.stalled': '{what}: kommt nicht voran',
  'alert.run.failed': '{what}: etwas ist fehlgeschlagen',
  'alert.run.failed.why': '{n|1 VM ist|{n} VMs sind} fehlgeschlagen. Im Lauf steht, warum.',
  'alert.run.glass': '{what}: ohne die Freigabe begonnen, die die Richtlinie verlangt',
  'alert.run.glass.why': 'Jemand hat das Glas eingeschlagen. Der Grund steht im Lauf.',
  'alert.finalise.near': '{what}: bald abzuschließen',
  'alert.finalise.over': '{what}: die Zeit zum Abschließen ist vorbei',
  'alert.finalise.why':
    '{n|1 VM ist|{n} VMs sind} noch im Failover; die Zeit ist {at:time}. Nichts wird von selbst abgeschlossen.',
  'alert.site.lost': '{what}: Kontakt verloren',
  'alert.site.lost.why': 'Der Provider hört den Standort seit {at:time} nicht mehr.',
  'alert.site.back': '{what}: wieder in Kontakt',
  'alert.site.back.why':
    'Der Provider hört den Standort wieder seit {at:time}. Prüfen Sie auf zwei Kopien, bevor etwas gestartet wird.',
  'alert.offline': '{what}: nicht zu hören',
  'alert.offline.why': 'Diese Konsole hat seit {minutes|1 Minute|{minutes} Minuten} nichts vom Provider gehört.',
  'alert.back': '{what}: wieder zu hören',
  'alert.back.why': 'Diese Konsole hört den Provider wieder.',
  'alert.provider': 'Ein Provider',
  'alert.more': '… und {n} weitere',
  'alert.sentBy': 'Gemeldet von einer Farshore-Konsole.',
  'alert.test': 'Test: {what}',
  'alert.test.what': 'eine Nachricht von Farshore',
  'alert.test.why': 'Jemand hat auf der Seite der Einstellungen „Testen“ gedrückt. Es ist nichts geschehen.',
  'alerts.no-address': '{host} hat keine Adresse. Prüfen Sie den Namen.',
  'alerts.private-address':
    '{host} liegt in einem privaten Netz. Haken Sie „darf in einem privaten Netz liegen“ an, wenn das so gewollt ist.',
  'alerts.not-https': 'Es wird nur https gesprochen: beginnen Sie die Adresse mit https://.',
  'alerts.redirect':
    'Der Empfänger hat uns woandershin geschickt; dem wird nie gefolgt. Tragen Sie die Adresse ein, die er nennt.',
  'alerts.too-slow': 'Innerhalb von {seconds|1 Sekunde|{seconds} Sekunden} kam keine ganze Antwort.',
  'alerts.mail-account': 'Der Mailserver lehnt Konto oder Kennwort ab. Prüfen Sie beides.',
  'alerts.mail-tls':
    'Der Mailserver bietet keine Verschlüsselung, die hält. Wählen Sie die andere Art oder prüfen Sie sein Zertifikat.',
  'alerts.bad.url': 'Das ist keine Adresse. Sie beginnt mit https:// und einem Host.',
  'alerts.bad.url-account':
    'Lassen Sie Name und Kennwort aus der Adresse weg: sie würden mitgesendet. Nachrichten werden mit dem Geheimnis unterschrieben.',
  'alerts.bad.url-hash': 'Lassen Sie weg, was auf das # folgt: es wird nie gesendet.',
  'alerts.bad.secret': 'Tragen Sie ein Geheimnis von mindestens {n} Zeichen ein; der Empfänger braucht dasselbe.',
  'alerts.bad.ca': 'Das ist kein Zertifikat. Fügen Sie es mit seinen Zeilen BEGIN und END ein (PEM).',
  'alerts.bad.host': 'Das ist kein Hostname. Tragen Sie ihn ohne https:// und ohne Port ein.',
  'alerts.bad.security':
    'Ohne Verschlüsselung wird nur mit einem Server auf diesem Computer gesprochen. Wählen Sie TLS oder STARTTLS.',
  'alerts.bad.account': 'Das Konto muss eine Zeile sein.',
  'alerts.bad.from': '„{address}“ ist keine E-Mail-Adresse. Tragen Sie sie allein ein, etwa konsole@firma.example.',
  'alerts.bad.to-count': 'Tragen Sie eine bis {n} E-Mail-Adressen ein.',
  'alerts.bad.to': '„{address}“ ist keine E-Mail-Adresse. Tragen Sie nur Adressen ein, mit Kommas dazwischen.',
  'alerts.bad.password': 'Tragen Sie das Kennwort dieses Kontos ein, oder lassen Sie das Konto leer.',
  'alerts.unreadable': 'Die Einstellungen der Benachrichtigungen konnten nicht gelesen werden: {path}. Alle sind aus.',
  'alerts.set-aside':
    'Die Einstellungen der Benachrichtigungen waren beschädigt. Alle sind aus; die Datei wurde aufgehoben als {path}.',
};
