import type { reviewKeptTexts as english } from '../../en/window/review-kept.ts';
import type { Translation } from '../../message.ts';

/** What a person gives in a review, how it is taken back, and the way back to a review that is under way. */
export const reviewKeptTexts: Translation<typeof english> = {
  'given.label': 'In dieser Prüfung gegeben',
  'given.site': '{site} ist aus, sagt {who}: {how}',
  'given.vm': '{vm} ist aus, sagt {who}: {how}',
  'given.risk': 'Das Risiko wird für {n|1 VM|{count} VMs} eingegangen ({names}): {reason}',
  'given.declined': '{n|1 Quelle wird|{count} Quellen werden} nicht ausgeschaltet: {names}',
  'given.at': 'gesagt {age}',
  'given.names': '{names} und {count} weitere',
  'given.takeBack': 'Zurücknehmen',
  'given.takeBackOf': 'Zurücknehmen: {what}',

  'again.risk':
    'Für den Lauf davor wurde das Risiko für {n|1 VM|{count} VMs} eingegangen. Das wird für jeden Lauf entschieden: Kreuzen Sie die VMs wieder an, wenn Sie es eingehen. Die Begründung steht noch da.',
  'again.breakGlass':
    'Der Lauf davor ging ohne Genehmigung weiter. Das wird für jeden Lauf entschieden; die Begründung steht noch da.',

  'review.banner': 'Laufende Prüfung',
  'review.underWay': 'Noch nicht bestätigt. Es wurde nichts gesendet.',
  'review.drop': 'Verlassen',
  'review.goOn': 'Weiter mit der Prüfung',
  'review.allSites': 'Alle Standorte',
  'review.sites': 'Wo sie sind',
  'review.reported': 'gemeldet {age}',
  'review.reason': 'Grund',
  'review.finaliseBy': 'Erinnerung, es endgültig zu machen: {at}',
  'review.told': 'gehört {age}',
  'review.neverTold': 'nie gehört',
  'vm.reading': 'Was von dieser VM bekannt ist, wird gelesen …',
  'vm.notRead': 'Was von dieser VM bekannt ist, konnte nicht gelesen werden.',

  'review.leaveOut': 'Auslassen',
  'review.leaveOutOf': '{name} auslassen',
  'review.leftOut': 'Ausgelassen: {name}. Rückgängig nimmt sie wieder auf.',

  'review.outdated':
    'Was Sie geändert haben, ist noch nicht in dem, was Sie lesen. Sehen Sie es noch einmal an, bevor Sie starten.',
  'choice.review': 'die letzte Änderung der Prüfung',
};
