import type { coreTexts as english } from '../en/core.ts';
import type { Translation } from '../message.ts';

/** What the core reports. One German word for each word of the glossary, wherever it stands. */
export const coreTexts: Translation<typeof english> = {
  'excluded.moved': 'Endgültig zum Provider verlagert; nicht mehr geschützt.',
  'excluded.no-replica': 'Sie hat kein Replikat.',
  'excluded.no-points': 'Ihr Replikat hat noch keinen Wiederherstellungspunkt.',
  'excluded.no-point-before': 'Es gibt keinen Wiederherstellungspunkt von {at:time} oder früher.',
  'excluded.no-point-before-infection':
    'Es gibt keinen Wiederherstellungspunkt, der älter ist als der erste infizierte, von {at:time}. Wählen Sie einen Punkt von Hand.',
  'excluded.point-gone': 'Den gewählten Wiederherstellungspunkt gibt es nicht mehr. Wählen Sie einen anderen.',
  'excluded.outside-journal': 'Der gewählte Zeitpunkt liegt außerhalb des CDP-Journals. Wählen Sie einen anderen.',
  'excluded.busy': 'An ihrem Replikat wird gearbeitet. Versuchen Sie es erneut, sobald das beendet ist.',
  'excluded.claimed': 'Der Lauf „{run}“ hat sie. Warten Sie auf diesen Lauf, oder beenden Sie ihn.',
  'excluded.two-copies':
    'Möglicherweise laufen zwei Kopien. Schalten Sie zuerst eine ab, oder machen Sie das Failover rückgängig.',
  'excluded.blocked': '{detail}',
  'excluded.state': 'Nicht möglich im Zustand ihres Replikats: {state:home.state}.',

  'needs.network-prepare': 'Teil eines Failovers.',
  'needs.network-release': 'Hinter der Appliance läuft nichts.',
  'needs.power-off-source': 'Der Standort ist in Kontakt, und die Quelle wird dort laufend gesehen.',
  'needs.isolate': 'Das Replikat läuft.',
  'needs.failover': 'Ein Wiederherstellungspunkt und ein Nachweis, dass die Quelle aus ist.',
  'needs.planned-failover': 'Der Standort ist in Kontakt; das Gastsystem kann heruntergefahren werden.',
  'needs.test-start': 'Ein Wiederherstellungspunkt.',
  'needs.test-stop': 'Ein Test läuft.',
  'needs.undo-failover': 'Die VM ist im Failover, oder ihr Failover ist fehlgeschlagen.',
  'needs.permanent-failover': 'Die VM ist im Failover.',
  'needs.failback-start': 'Die VM ist im Failover, der Zielstandort ist in Kontakt, und die Quelle ist aus.',
  'needs.change-switchover': 'Ein Failback synchronisiert, oder ist bereit zur Umschaltung.',
  'needs.switch-over': 'Das Failback ist bereit zur Umschaltung.',
  'needs.commit-failback': 'Das Failback wurde umgeschaltet.',
  'needs.cancel-failback': 'Das Failback wurde noch nicht umgeschaltet.',
  'needs.undo-failback': 'Das Failback wurde umgeschaltet und noch nicht bestätigt.',
  'needs.pin-point': 'Der Wiederherstellungspunkt ist vorhanden.',

  'failure-leaves.power-off-source': 'Die Quelle wurde nicht ausgeschaltet.',
  'failure-leaves.isolate': 'Das Replikat läuft und ist erreichbar wie zuvor.',
  'failure-leaves.failover': 'Das Replikat ist aus; die Quelle ist, wie sie war.',
  'failure-leaves.planned-failover':
    'Das Replikat ist aus. Die Quelle ist aus, wo sie schon heruntergefahren wurde; sonst läuft sie.',
  'failure-leaves.test-start': 'Das Replikat ist aus; vom Test bleibt nichts zurück.',
  'failure-leaves.test-stop': 'Das Replikat läuft noch, abgeschottet.',
  'failure-leaves.undo-failover': 'Das Replikat läuft noch.',
  'failure-leaves.permanent-failover': 'Das Replikat läuft noch; kein Wiederherstellungspunkt wurde gelöscht.',
  'failure-leaves.failback-start':
    'Das Replikat läuft noch; das Ziel ist aus und möglicherweise zum Teil überschrieben.',
  'failure-leaves.switch-over':
    'Beide Kopien sind aus: schalten Sie erneut um, oder brechen Sie das Failback ab; dann startet das Replikat.',
  'failure-leaves.commit-failback': 'Die Produktion läuft; das Replikat ist aus.',
  'failure-leaves.cancel-failback': 'Wie zuvor: das Replikat, wie es war, das Ziel aus.',
  'failure-leaves.undo-failback': 'Die Produktion ist möglicherweise schon aus; das Replikat ist aus.',

  'loss.failover': 'Was nach den gewählten Punkten geschrieben wurde, ist auf den Replikaten nicht enthalten.',
  'loss.after-point': 'Änderungen nach {at:time} sind auf dem Replikat nicht enthalten.',
  'loss.undo-failover':
    'Alles, was seit dem Failover auf {n|dem Replikat|den {n} Replikaten} geschrieben wurde, wird verworfen.',
  'loss.since-failover': 'Alles, was seit {at:time} auf dem Replikat geschrieben wurde, wird verworfen.',
  'loss.since-switchover': 'Alles, was seit {at:time} in der Produktion geschrieben wurde, wird verworfen.',
  'loss.planned-failover':
    'Es soll nichts verloren gehen: die Quelle wird zwischen zwei Replikationsdurchgängen heruntergefahren.',
  'loss.isolate': '{n|Das Replikat läuft|Die {n} Replikate laufen} weiter, {n|ist|sind} aber für niemanden erreichbar.',
  'loss.test-stop': 'Was {n|im Test|in den {n} Tests} geschrieben wurde, wird verworfen.',
  'loss.failback-start':
    '{n|Die ursprüngliche VM wird|Die {n} ursprünglichen VMs werden} mit den Daten des Replikats überschrieben; was seit dem Failover nur in der Produktion ist, geht verloren.',
  'loss.switch-over': 'Die Benutzer sind vom Herunterfahren des Replikats bis zum Start der Produktion ohne Dienst.',
  'loss.commit-failback': 'Der Weg zurück zum Zustand des Replikats vor der Umschaltung wird aufgegeben.',
  'loss.cancel-failback':
    'Nichts vom Replikat. Was zurückübertragen wurde, bleibt dort, überschrieben und ausgeschaltet.',
  'loss.undo-failback':
    'Was die Produktion seit der Umschaltung geschrieben hat, wird verworfen; das Replikat verliert nichts.',
  'loss.permanent-failover':
    '{n|Die VM ist|Die {n} VMs sind} nicht mehr geschützt und {n|kann|können} nicht durch ein Failback zurückgeholt werden.',
  'loss.power-off-source': 'Die Quell-VM wird ausgeschaltet.',
  'destroys.undo-failover':
    'Der laufende Zustand des Replikats wird verworfen; es kehrt zu seinem letzten Wiederherstellungspunkt zurück.',
  'destroys.failback-start': 'Die Daten auf {n|der Ziel-VM|den {n} Ziel-VMs}, wie sie jetzt sind.',
  'destroys.commit-failback': 'Der Zustand des Replikats vor der Umschaltung, bis auf einen Wiederherstellungspunkt.',
  'destroys.cancel-failback':
    'Der temporäre Snapshot des Replikats wird zusammengeführt; das Ziel bleibt überschrieben.',
  'destroys.undo-failback': 'Die Daten {n|der Produktions-VM|der {n} Produktions-VMs} seit der Umschaltung.',
  'destroys.permanent-failover':
    'Alle Wiederherstellungspunkte {n|des Replikats|der {n} Replikate} werden gelöscht. Das lässt sich nicht rückgängig machen.',
  'undo.failover':
    'Kann jederzeit rückgängig gemacht werden, bevor es endgültig gemacht wird: „Failover rückgängig machen“ kehrt zum letzten Wiederherstellungspunkt zurück.',
  'undo.undo-failover': 'Lässt sich nicht rückgängig machen.',
  'undo.permanent-failover': 'Lässt sich nicht rückgängig machen.',
  'undo.planned-failover':
    'Kann wie jedes Failover rückgängig gemacht werden; was das Replikat seither geschrieben hat, wird dann verworfen.',
  'undo.test-start': 'Endet mit dem Stopp des Tests. Die Produktion wird nicht berührt.',
  'undo.test-stop': 'Lässt sich nicht rückgängig machen; ein Test kann jederzeit erneut gemacht werden.',
  'undo.isolate': 'Endet, wenn das Failover rückgängig gemacht wird.',
  'undo.failback-start':
    'Failback abbrechen, vor der Umschaltung: das Replikat läuft weiter. Das Ziel bleibt überschrieben.',
  'undo.change-switchover': 'Kann erneut geändert werden, bis sie geschieht.',
  'undo.switch-over':
    'Failback rückgängig machen: die Produktion wird ausgeschaltet, und das Replikat startet so, wie es bei seinem Herunterfahren war.',
  'undo.commit-failback': 'Lässt sich nicht rückgängig machen; ein Failover kann erneut gemacht werden.',
  'undo.cancel-failback': 'Das Failback kann erneut begonnen werden.',
  'undo.undo-failback': 'Das Failback kann erneut begonnen werden.',
  'undo.pin-point': 'Kann jederzeit erneut angeheftet oder gelöst werden.',
  'undo.network-prepare': 'Wird freigegeben, wenn das letzte Failover rückgängig gemacht ist.',
  'undo.network-release': 'Wird mit dem nächsten Failover wieder vorbereitet.',
  'undo.power-off-source':
    'Die VM kann an ihrem Standort wieder eingeschaltet werden, sobald ihr Replikat nicht läuft.',

  'network.partial-site': '{name} verlängert das Netzwerk zu dem Standort, der in Kontakt ist.',
  'network.full-site': '{name} wird zum Gateway der Replikatnetzwerke: kein Produktionsstandort ist in Kontakt.',
  'network.takes-in':
    '{n|1 VM, die bereits einzeln im Failover ist, gehört|{n} VMs, die bereits einzeln im Failover sind, gehören} von nun an zum gesamten Standort.',
  'network.release': '{name} wird freigegeben: keine VM ist mehr im Failover.',

  'warning.infected': 'Dieser Wiederherstellungspunkt ist als infiziert markiert.',
  'warning.suspicious': 'Dieser Wiederherstellungspunkt ist als verdächtig markiert.',
  'warning.rpo-behind-2x': 'Älter als das RPO-Ziel erlaubt (bis zum 2-Fachen).',
  'warning.rpo-behind-4x': 'Älter als das RPO-Ziel erlaubt (bis zum 4-Fachen).',
  'warning.rpo-beyond-4x': 'Weit älter als das RPO-Ziel erlaubt (mehr als das 4-Fache).',
  'warning.rpo-unknown': 'Sein Alter lässt sich nicht beurteilen.',
  'warning.dhcp': 'Verwendet DHCP: sie wird laufen, ist beim Provider aber nicht erreichbar.',
  'warning.no-network': 'Hat kein bekanntes Netzwerk: möglicherweise nicht erreichbar.',
  'warning.power-off-step': 'Ihre Quelle läuft: sie wird ausgeschaltet, bevor das Replikat startet.',
  'warning.test-stopped-first': 'Ihr Replikat läuft in einem Test: der Test wird zuerst gestoppt.',
  'warning.dependency-absent':
    'Laut Plan wartet sie auf {n|1 VM, die nicht Teil dieses Laufs ist|{n} VMs, die nicht Teil dieses Laufs sind}: sie startet ohne.',
  'warning.override': 'Startet ohne Nachweis, dass ihre Quelle aus ist.',

  'hindrance.empty': 'Es ist nichts ausgewählt. Wählen Sie VMs auf der Karte oder in der Liste aus.',
  'hindrance.all-excluded':
    'Keine der {n|ausgewählten VM|{n} ausgewählten VMs} kann Teil dieses Laufs sein; die Gründe sind aufgeführt.',
  'hindrance.offline':
    'Der Provider ist zurzeit nicht zu hören. Dies ist der letzte bekannte Stand; ein Lauf kann starten, sobald der Feed live ist.',
  'hindrance.tenant-disabled': 'Der Provider hat dieses Konto gesperrt: er lehnt Failover ab. Rufen Sie ihn an.',
  'hindrance.role-operator': 'Dieses Konto darf einen solchen Lauf nicht starten. Melden Sie sich als Operator an.',
  'hindrance.role-tester':
    'Dieses Konto darf nur lesen und keine Tests starten. Melden Sie sich als Tester oder Operator an.',
  'hindrance.plan-gone': 'Der Plan ist nicht mehr bekannt. Wählen Sie einen anderen, oder wählen Sie die VMs aus.',
  'hindrance.no-pin': 'Wählen Sie den Wiederherstellungspunkt, der angeheftet oder gelöst werden soll.',
  'hindrance.source-running':
    '{n|1 Quelle wird|{n} Quellen werden} laufend gesehen. Lassen Sie sie vom Lauf ausschalten, oder setzen Sie sich mit Begründung darüber hinweg.',
  'hindrance.no-evidence':
    'Es ist nicht bekannt, ob {n|1 Quelle aus ist|{n} Quellen aus sind}. Bestätigen Sie es für den Standort oder die VM, oder setzen Sie sich mit Begründung darüber hinweg.',
  'lapsed.in-contact': '{site} ist in Kontakt: Niemandes Wort gilt, sehen Sie stattdessen nach.',
  'lapsed.heard-since':
    '{site} hat sich gemeldet, nachdem dies gesagt wurde: Es gilt nicht mehr. Bestätigen Sie es neu, wenn es so ist.',
  'lapsed.too-old': 'Es wurde vor mehr als vier Stunden gesagt. Bestätigen Sie es neu, wenn es noch so ist.',
  'hindrance.other-scope':
    'Ein Failover des gesamten Standorts ist aktiv. Machen Sie es rückgängig, bevor Sie ein teilweises beginnen.',

  'shortens.window': 'Starts von {n} VMs zugleich statt halb so vieler würden etwa {minutes} min sparen.',
  'shortens.step': '{name}, in der halben Zeit, würde etwa {minutes} min sparen.',
  'shortens.gate': 'Ohne das Warten bei „{name}“ wäre es etwa {minutes} min kürzer.',
  'shortens.settle': 'Ohne das Warten nach {name} wäre es etwa {minutes} min kürzer.',
  'shortens.lane': 'Müssten die VMs von {name} nicht nacheinander laufen, wäre es etwa {minutes} min kürzer.',

  'approval.live-start':
    'Die Richtlinie verlangt eine zweite Person, bevor etwas startet: jemand mit Freigaberecht muss innerhalb von 60 Minuten zustimmen.',
  'approval.override':
    'Die Richtlinie verlangt eine zweite Person, wenn man sich über Nachweise hinwegsetzt: jemand mit Freigaberecht muss innerhalb von 60 Minuten zustimmen.',

  'cannot.undo': 'Von dem, was dieser Lauf ins Failover brachte, ist nichts mehr im Failover.',
  'cannot.answer': 'Danach wird nicht mehr gefragt.',
  'cannot.skip':
    '{n|1 der Schritte hat bereits begonnen oder ist beendet|{n} der Schritte haben bereits begonnen oder sind beendet}.',
  'cannot.take-over-own': 'Diese Konsole hat den Lauf bereits.',
  'cannot.take-over-ended': 'Der Lauf ist beendet.',
  'cannot.resume-not-heard':
    'Der Feed des Providers hat die Übernahme noch nicht erreicht. Warten Sie einen Augenblick.',
  'cannot.resume-elsewhere':
    '{holder} hat ihn auf einer anderen Konsole fortgesetzt. Übernehmen Sie ihn mit Begründung, um hier fortzufahren.',
  'cannot.stop': 'Er ist bereits beendet oder wurde unterbrochen: es wird nichts gesendet.',
  'cannot.resume': 'Er ist nicht gestoppt.',
  'cannot.retry': 'Alles davon wurde erledigt.',
  'cannot.acknowledge': 'Er ist noch nicht beendet.',
  'cannot.other-engine':
    'Eine andere Version des Programms hat diesen Lauf geschrieben, oder sein Journal ist beschädigt. Bringen Sie ihn von Hand zu Ende.',
  'cannot.sign-in': 'Keine Verbindung dieses Namens ist offen.',

  'finding.journal':
    'Das Journal weiß: {observed} als erledigt beobachtet, {accepted} angenommen, {unsure} ohne Antwort gesendet, {waiting} nicht begonnen, {failed} fehlgeschlagen oder ausgelassen.',
  'finding.gateway': 'Der Provider sagt: {n|1 Auftrag|{n} Aufträge} angenommen, {ended} beendet, {working} in Arbeit.',
  'finding.gateway-silent': 'Der Provider ist nicht zu hören; deshalb ist nicht bekannt, wie weit seine Arbeit ist.',

  'obstacle.feed': 'Der Feed des Providers ist nicht live. Nichts wird gesendet, bis er wieder zu hören ist.',
  'obstacle.defect':
    'Der Lauf ist auf etwas gestoßen, das nicht sein kann, und tut nichts mehr: {detail}. Bringen Sie ihn von Hand zu Ende.',
  'obstacle.gateway-unreachable':
    'Das Gateway antwortet nicht. Was gesendet wurde, wird nachgesehen; es geht von selbst weiter.',
  'obstacle.gateway-signed-out': 'Melden Sie sich an, um fortzufahren. Nichts ist fehlgeschlagen.',
  'obstacle.gateway-untrusted':
    'Das Gateway zeigt ein anderes Zertifikat. Bestätigen Sie es, bevor etwas gesendet wird.',
  'obstacle.gateway-refused': 'Das Gateway lehnt ab: {detail}',
  'obstacle.store-full':
    'Der Datenträger ist voll: {path}. Nichts wird gesendet, bis das Journal geschrieben werden kann.',
  'obstacle.store-read-only':
    'Der Datenordner kann nicht beschrieben werden: {path}. Nichts wird gesendet, bis das möglich ist.',
  'obstacle.store-newer-schema':
    'Eine neuere Version des Programms hat {path} geschrieben. Verwenden Sie diese Version.',
  'obstacle.store-locked': 'Eine andere Konsole verwendet {path}. Schließen Sie diese zuerst.',
  'obstacle.store-corrupt':
    '{path} ist beschädigt. Die Datei wurde nicht verändert; holen Sie Hilfe, bevor Sie fortfahren.',
  'obstacle.store-io': '{path} kann nicht geschrieben werden. Nichts wird gesendet, bis das möglich ist.',

  'step.refused': 'Abgelehnt ({code}): {detail}',
  'step.failed': 'Fehlgeschlagen: {detail}',
  'step.refused-passed-over': 'Abgelehnt ({code}): {detail} Eine Person ging darüber hinweg: „{reason}“.',
  'step.failed-passed-over': 'Fehlgeschlagen: {detail} Eine Person ging darüber hinweg: „{reason}“.',
  'step.passed-over': 'Eine Person ging darüber hinweg: „{reason}“.',
  'step.unknown': 'Die Antwort ging verloren. Es wird nachgesehen.',
  'step.succeeded-not-seen': 'Der Provider meldet es als erledigt; die Wirkung wurde noch nicht beobachtet.',
  'step.stalled-succeeded-without-effect':
    'Der Provider meldet es als erledigt, aber es wurde keine Wirkung beobachtet.',
  'step.stalled-overdue': 'Die Wirkung ist überfällig.',
  'step.waits-until': 'Wartet bis {at:time}.',
  'step.skipped-gate': 'Nicht begonnen: hier wurde mit „Anhalten“ geantwortet.',
  'step.skipped-stopped': 'Nicht begonnen: der Lauf wurde beendet.',
  'step.skipped-dependency': 'Nicht begonnen: {name} kommt zuerst und war nicht erfolgreich.',
  'step.skipped-decided': 'Von einer Person ausgelassen: „{reason}“.',
  'step.act-done': 'Der Host antwortete: {detail}',
  'step.look-done': '{detail}',
  'step.act-vouched': 'Eine Person sagt, dass es getan wurde.',
  'step.act-vouched-note': 'Eine Person sagt, dass es getan wurde: „{note}“.',
  'step.skipped-already-done': 'War bereits erledigt.',

  'waits.restart':
    'Die Konsole wurde währenddessen beendet. Sehen Sie an, was bekannt ist, und setzen Sie den Lauf dann fort oder beenden Sie ihn.',
  'waits.taken-over':
    'Übernommen. Sehen Sie an, was bekannt ist, und setzen Sie den Lauf dann hier fort oder beenden Sie ihn.',
  'waits.taken-over-unheard': 'Übernommen. Es wird gewartet, bis der Feed des Providers die Übernahme erreicht hat.',
  'waits.elsewhere': '{holder} hat ihn auf einer anderen Konsole.',
  'waits.approval': 'Wartet auf eine Freigabe. Vorher startet nichts.',
  'waits.lease-lost': 'Der Lauf wurde von {holder} übernommen. Diese Konsole sendet dafür nichts mehr.',
  'waits.stopping':
    'Gestoppt: es wird nichts mehr gesendet. {n|1 bereits angenommener Auftrag läuft|{n} bereits angenommene Aufträge laufen} weiter.',
  'waits.put-off':
    'Der Provider hat zurzeit keinen Platz. {n|1 Auftrag wird|{n} Aufträge werden} von selbst erneut gesendet, mindestens einmal in der Minute.',
  'waits.stopped': 'Gestoppt. Setzen Sie ihn fort, oder beenden Sie ihn hier.',
  'waits.stalled':
    '{n|1 VM kommt|{n} VMs kommen} nicht voran. Fragen Sie den Provider, warten Sie, oder beenden Sie den Lauf.',

  'arming-ended.stopped': 'Gestoppt, bevor etwas gesendet wurde.',
  'arming-ended.feed-lost':
    'Der Provider war nicht mehr zu hören, deshalb endete der Countdown. Nichts wurde gesendet.',
  'arming-ended.clock-jumped': 'Die Uhr ist gesprungen, deshalb endete der Countdown. Nichts wurde gesendet.',
  'arming-ended.suspended': 'Der Computer war im Ruhezustand, deshalb endete der Countdown. Nichts wurde gesendet.',
  'arming-ended.changed':
    'Seit der Prüfung hat sich etwas geändert, deshalb endete der Countdown. Nichts wurde gesendet. Prüfen Sie erneut.',
  'arming-ended.restart': 'Die Konsole wurde beendet, bevor etwas gesendet wurde.',
  'arming-ended.approval-refused': 'Die Freigabe wurde abgelehnt. Nichts wurde gestartet.',
  'arming-ended.approval-expired': 'Niemand hat den Lauf rechtzeitig freigegeben. Nichts wurde gestartet.',
  'ended.because': '{detail}',

  'failure.bad-request': '{field}: {detail}',
  'failure.bad-address': 'Das ist keine Adresse eines Gateways: {detail}',
  'failure.unreachable': 'Unter {address} antwortet kein Gateway: {detail}. Prüfen Sie Adresse, Netzwerk und Firewall.',
  'failure.untrusted':
    'Das Gateway zeigt ein anderes Zertifikat als das bestätigte: {presented}. Vergleichen Sie es mit dem, was der Provider Ihnen gegeben hat.',
  'failure.wrong-credentials': 'Konto oder Kennwort ist falsch.',
  'failure.totp-required': 'Dieses Konto verlangt einen Einmalcode.',
  'failure.too-many-tries': 'Zu viele Versuche. Warten Sie eine Minute, und versuchen Sie es dann erneut.',
  'failure.gateway': 'Das Gateway hat es nicht ausgeführt: {detail}',
  'failure.signed-out': 'Melden Sie sich an, um fortzufahren.',
  'failure.no-connection': 'Diese Verbindung ist nicht mehr bekannt.',
  'failure.no-run': 'Dieser Lauf ist nicht bekannt.',
  'failure.no-review': 'Diese Prüfung ist zu alt. Erstellen Sie sie neu.',
  'failure.review-changed':
    'Seit dieser Prüfung hat sich etwas geändert. Sehen Sie sie noch einmal an, bevor Sie starten.',
  'failure.scope-mistyped': 'Geben Sie den Umfang genau so ein: {expected}',
  'failure.hindered': 'Das kann jetzt nicht gestartet werden: die Prüfung nennt den Grund.',
  'failure.run-live':
    'Ein Lauf dieser Verbindung ist nicht beendet. Beenden Sie ihn, bevor die Verbindung entfernt wird.',
  'failure.internal': 'In der Konsole ist ein Fehler aufgetreten: {detail}',

  'connection.offline':
    'Kein Gateway ist zu hören: {reason:offline}. Gezeigt wird der letzte bekannte Stand; es geht von selbst weiter. ({detail})',
  'offline.dns': 'sein Name führt zu keiner Adresse',
  'offline.refused': 'an seiner Adresse hört niemand zu',
  'offline.timeout': 'es antwortet nicht rechtzeitig',
  'offline.closed': 'die Gegenseite hat die Verbindung getrennt',
  'offline.not-tls': 'was dort antwortet, spricht kein TLS',
  'offline.no-route': 'von diesem Computer führt kein Weg dorthin',
  'offline.silent': 'es ist verstummt',
  'offline.other': 'die Verbindung ging verloren',
  'notice.quarantined':
    '{n|1 Zeile|{n} Zeilen} aus dem Feed des Providers {n|konnte|konnten} nicht gelesen werden und {n|wurde|wurden} beiseitegelegt.',
  'notice.cache': '{detail}',
  'notice.cache-damaged':
    'Der Cache ist beschädigt. Beim nächsten Start wird er beiseitegelegt und neu geholt; jetzt geht ein Lauf vor.',
  'notice.store': 'Der Cache kann nicht geschrieben werden: {detail}',
  'notice.pairing': 'Die Kopplungsdatei konnte nicht verwendet werden: {detail}',

  'plan-field.name': 'Name',
  'plan-field.description': 'Beschreibung',
  'plan-field.replicaKind': 'Art der Replikate',
  'plan-field.contacts': 'Kontakte',
  'plan-field.gateways': 'Gateways der Netzwerke',
  'plan-field.publicIpRuleIds': 'Regeln für öffentliche Adressen',

  'plan-problem.cycle': 'Diese warten im Kreis aufeinander: {names}. Entfernen Sie eine der Abhängigkeiten.',
  'plan-problem.unknown-member':
    'Ein Mitglied wartet auf {names}, nicht im Plan enthalten. Fügen Sie sie hinzu, oder entfernen Sie die Abhängigkeit.',
  'plan-problem.twice': '{names} ist zweimal im Plan. Entfernen Sie einen Eintrag.',
  'plan-problem.itself': '{names} wartet auf sich selbst. Entfernen Sie diese Abhängigkeit.',
  'plan-problem.unknown-gate-member':
    'Ein Haltepunkt nennt {names}, nicht im Plan enthalten. Fügen Sie sie hinzu, oder nehmen Sie sie aus dem Haltepunkt.',
  'plan-problem.unknown-step-member':
    'Ein Schritt auf einem Host betrifft eine VM, die kein Mitglied ist: {names}. Wählen Sie eine andere oder entfernen Sie den Schritt.',
  'plan-problem.fence-without-member': 'Abgeschaltet wird ein Mitglied, bevor es gestartet wird. Sagen Sie welches.',
  'plan-problem.fence-in-test':
    'Ein Test darf das Original nicht abschalten, es läuft weiter. Nehmen Sie den Test aus dem Schritt: {names}.',
  'plan-problem.wait-without-time':
    'Ein Haltepunkt wartet keine Zeit. Geben Sie eine Dauer an, oder entfernen Sie ihn.',

  'plan-hindrance.draft': 'Ein Entwurf kann nicht gestartet werden: speichern Sie ihn zuerst.',
  'plan-hindrance.no-plan': 'Der Provider hat keinen solchen Plan: nur dieser Entwurf ist vorhanden.',
  'plan-ready.no-vm':
    '{n|1 Mitglied ist|{n} Mitglieder sind} keine bekannte VM mehr: {names}. Entfernen Sie {n|es|sie}.',
  'plan-ready.moved':
    '{n|1 Mitglied wurde|{n} Mitglieder wurden} endgültig zum Provider verlagert: {names}. Entfernen Sie {n|es|sie} aus dem Plan.',
  'plan-ready.no-replica':
    '{n|1 Mitglied hat|{n} Mitglieder haben} kein Replikat: {names}. Schützen Sie {n|es|sie}, oder entfernen Sie {n|es|sie}.',
  'plan-ready.other-kind':
    '{n|1 Replikat ist|{n} Replikate sind} von anderer Art als im Plan: {names}. Erstellen Sie dafür einen eigenen Plan.',
  'plan-ready.no-points':
    '{n|1 Replikat hat|{n} Replikate haben} noch keinen Wiederherstellungspunkt: {names}. Warten Sie auf den ersten.',
  'plan-ready.infected':
    'Der neueste Wiederherstellungspunkt von {n|1 Replikat|{n} Replikaten} ist als infiziert markiert: {names}. Wählen Sie einen früheren.',
  'plan-ready.no-network':
    '{n|1 Mitglied hat|{n} Mitglieder haben} kein Netzwerk, das einem beim Provider zugeordnet ist: {names}. Ordnen Sie eines zu.',
  'plan-ready.dhcp':
    '{n|1 Mitglied verwendet|{n} Mitglieder verwenden} DHCP und {n|ist|sind} beim Provider nicht erreichbar: {names}. Vergeben Sie feste Adressen.',

  'failure.no-plan': 'Dieser Plan ist nicht mehr bekannt.',
  'failure.no-draft': 'Auf diesem Computer gibt es keinen Entwurf dieses Plans.',
  'failure.plan-offline':
    'Der Provider ist zurzeit nicht zu hören. Der Entwurf bleibt auf diesem Computer; speichern Sie ihn, sobald der Provider zu hören ist.',
  'failure.plan-offline-remove':
    'Der Provider ist zurzeit nicht zu hören. Entfernen Sie den Plan, sobald er wieder zu hören ist.',
  'failure.plan-unreachable':
    'Kein Gateway antwortet: {detail}. Nichts wurde ausgeführt, und ein Entwurf bleibt hier. Versuchen Sie es erneut, sobald der Provider zu hören ist.',
  'failure.plan-not-saved':
    'Die Antwort ging verloren, und beim Provider ist die Änderung nicht zu sehen. Der Entwurf bleibt hier; speichern Sie ihn erneut.',
  'failure.plan-unsure':
    'Die Antwort ging verloren, und der Provider antwortet nicht: es ist nicht bekannt, ob es ausgeführt wurde. Der Entwurf bleibt hier; sehen Sie nach, sobald der Provider zu hören ist.',
  'failure.plan-gone':
    'Der Plan wurde beim Provider gelöscht. Der Entwurf bleibt hier: behalten Sie ihn als neuen Plan, oder verwerfen Sie ihn.',
  'failure.plan-not-removed': 'Die Antwort ging verloren, und der Plan ist noch vorhanden. Entfernen Sie ihn erneut.',
  'failure.plan-changed':
    'Der Plan hat sich geändert, seit er gelesen wurde. Sehen Sie ihn noch einmal an, bevor Sie fortfahren.',
  'failure.plan-undecided': 'Beide Seiten haben {names} geändert. Wählen Sie jeweils, wessen Fassung gilt.',
  'failure.plan-drafts':
    '{n|1 Entwurf eines Plans ist|{n} Entwürfe von Plänen sind} nur auf diesem Computer. Speichern oder verwerfen Sie {n|ihn|sie}, bevor die Verbindung entfernt wird.',
  'notice.drafts-set-aside':
    '{n|1 Entwurf eines Plans|{n} Entwürfe von Plänen} {n|konnte|konnten} von dieser Version nicht gelesen werden und {n|wurde|wurden} in {path} beiseitegelegt.',
};
