import type { holdUpTexts as english } from '../../en/window/hold-ups.ts';
import type { Translation } from '../../message.ts';

export const holdUpTexts: Translation<typeof english> = {
  'holdUps.label': 'Fehlschläge, die andere aufhalten',
  'holdUps.title':
    '{n|Ein Schritt ist nicht gelungen, und andere warten darauf|{count} Schritte sind nicht gelungen, und andere warten darauf}',
  'holdUps.held': '{n|Ein Schritt wartet|{count} Schritte warten} darauf.',
  'holdUps.more': 'Und {n|ein weiterer|{count} weitere}, unten zuerst unter den Schritten.',
  'holdUps.goesOn':
    'Geht man über einen Schritt hinweg, beginnt ohne ihn, was wartet; er bleibt ein Fehlschlag. Der Rest geht weiter.',
  'holdUps.waits':
    'Geht man über einen Schritt hinweg, beginnt ohne ihn, was wartet; er bleibt ein Fehlschlag. Sonst ist nichts im Gange: der Lauf wartet auf Sie und hält seine VMs von anderen Läufen fern. Ist er beendet, kann mit einem eigenen Review erneut versucht werden, was nicht getan wurde.',
  'holdUps.end': 'Lauf beenden',
  'phase.asks': 'Wartet auf eine Antwort',
  'stop.ends': 'Nichts davon ist im Gange: der Lauf endet damit. Was nicht getan wurde, kann erneut versucht werden.',
};
