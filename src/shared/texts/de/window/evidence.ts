import type { evidenceTexts as english } from '../../en/window/evidence.ts';
import type { Translation } from '../../message.ts';

/** Beweispakete: was das Journal eines Laufs verankert, warum es das nicht ist, und nach welchen Schlüsseln geurteilt wird. */
export const evidenceTexts: Translation<typeof english> = {
  'evidence.absent-not-ended': 'Der Lauf ist nicht zu Ende; das Gateway unterschreibt sein Ende.',
  'evidence.absent-never-at-provider':
    'Der Lauf endete, bevor der Provider ihn gespeichert hatte: es gibt nichts zu unterschreiben.',
  'evidence.absent-ended-elsewhere':
    'Eine andere Konsole hat diesen Lauf beendet. Die Quittung des Gateways gilt deren Journal, nicht diesem.',
  'evidence.absent-none-given': 'Der Provider hat für diesen Lauf keine Quittung gegeben.',
  'evidence.absent-not-reached':
    'Die Quittung des Gateways ist noch nicht da. Sie wird geholt, wenn der Provider gehört wird, oder wenn dann ein Paket gemacht wird.',
  'evidence.not-pinned':
    'Die Quittung des Gateways ist nicht mit dem festgehaltenen Schlüssel unterschrieben. Vergleichen Sie den Schlüssel mit dem Provider, und bestätigen Sie ihn in den Einstellungen.',
  'evidence.receipt-wrong':
    'Die Quittung des Gateways passt nicht zu ihrem Schlüssel: sie wurde geändert oder nie unterschrieben.',
  'evidence.receipt-elsewhere': 'Die Quittung des Gateways gilt nicht diesem Journal.',
  'failure.no-journal':
    'Nur die Konsole, die diesen Lauf gemacht oder übernommen hat, hat sein Journal. Machen Sie das Paket dort.',
  'failure.holds-secret':
    'Eintrag {record} des Journals enthält, was wie ein Geheimnis aussieht ({field}). Es wird kein Paket daraus gemacht; fragen Sie den Hersteller dieses Programms.',
  'failure.pack-bytes': 'Das Paket wäre größer als {most} Bytes. Ein so großer Lauf lässt sich nicht packen.',
  'failure.pack-records': 'Der Lauf hat mehr als {most} Einträge. Ein so großer Lauf lässt sich nicht packen.',
  'failure.no-installation-key':
    'Der Schlüssel dieser Installation lässt sich weder lesen noch aufbewahren: {detail}. Prüfen Sie den Datenordner und den Schlüsselspeicher.',
  'failure.receipt-key-other':
    'Das Gateway zeigt jetzt einen anderen Schlüssel. Vergleichen Sie ihn noch einmal, bevor Sie ihn bestätigen.',
  'notice.receipt-key-changed':
    'Das Gateway „{name}“ unterschreibt die Enden von Läufen mit einem anderen Schlüssel ({id}…). Seine Quittungen sind nicht mit dem festgehaltenen Schlüssel unterschrieben, bis Sie ihn mit dem Provider verglichen und in den Einstellungen bestätigt haben.',
};
