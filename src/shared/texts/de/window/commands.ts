import type { commandTexts as english } from '../../en/window/commands.ts';
import type { Translation } from '../../message.ts';

/** What the palette offers on the map and of runs, and keys that only a part of the window knows. */
export const commandTexts: Translation<typeof english> = {
  'palette.kind.map': 'Karte',
  'palette.fit': 'Karte ins Fenster einpassen',
  'palette.zoomIn': 'Vergrößern (Zoom)',
  'palette.zoomOut': 'Verkleinern (Zoom)',
  'palette.blocked.underWay': 'Die Konsole wird bereits gefragt.',

  'keys.inFound': 'Wo Sie zum Finden tippen',
  'keys.inNames': 'In einer Liste von Namen',
  'keys.onVm': 'Auf der Seite einer VM',
  'keys.onRun': 'Auf der Seite eines Laufs',
  'keys.walk': 'Zum nächsten Gefundenen gehen',
  'keys.walkPage': 'Mehrere weiter',
  'keys.chooseFound': 'Auswählen',
  'keys.heading': 'In ihrem Kopf: die nächste Spalte',
  'keys.takeOut': 'VM aus der Auswahl nehmen',
  'keys.backFromVm': 'Zurück, woher Sie kamen',
  'keys.findStep': 'Einen Schritt finden',
  'keys.cancelDrag': 'Beim Ziehen: wie es vorher war',
  'key.click': 'Klick',
  'key.doubleClick': 'Doppelklick',
  'key.pinch': 'Zwei Finger',
  'key.delete': 'Entf',

  'approve.needsReason': 'Geben Sie zuerst die Begründung an. Sie wird mit dem Lauf aufbewahrt.',
};
