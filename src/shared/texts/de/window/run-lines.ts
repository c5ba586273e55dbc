import type { runLineTexts as english } from '../../en/window/run-lines.ts';
import type { Translation } from '../../message.ts';

/** What is last known of a step, in words; and how its lines are found. */
export const runLineTexts: Translation<typeof english> = {
  'seen.network-prepare': 'Um {at:time} verbunden gesehen.',
  'seen.network-release': 'Um {at:time} freigegeben gesehen.',
  'seen.power-off-source': 'Quelle um {at:time} ausgeschaltet gesehen.',
  'seen.isolate': 'Um {at:time} von jedem Netz getrennt gesehen.',
  'seen.failover': 'Um {at:time} beim Provider laufend gesehen.',
  'seen.planned-failover': 'Um {at:time} beim Provider laufend gesehen, Quelle aus.',
  'seen.test-start': 'Um {at:time} isoliert laufend gesehen.',
  'seen.test-stop': 'Um {at:time} aus gesehen, vom Test ist nichts übrig.',
  'seen.undo-failover': 'Um {at:time} wieder als Replikat gesehen.',
  'seen.permanent-failover': 'Um {at:time} zum Provider umgezogen gesehen.',
  'seen.failback-start': 'Um {at:time} abgeglichen gesehen.',
  'seen.change-switchover': 'Um {at:time} geändert gesehen.',
  'seen.switch-over': 'Um {at:time} zu Hause laufend gesehen, Replikat aus.',
  'seen.commit-failback': 'Um {at:time} wieder geschützt gesehen.',
  'seen.cancel-failback': 'Um {at:time} beim Provider laufend gesehen.',
  'seen.undo-failback': 'Um {at:time} beim Provider laufend gesehen, Quelle aus.',
  'seen.pin-point': 'Um {at:time} am Punkt gesehen.',
  'last.requested': 'Um {at:time} niedergeschrieben; noch nicht angenommen.',
  'last.accepted': 'Um {at:time} angenommen; noch keine Wirkung gesehen.',
  'last.stalled': 'Um {accepted:time} angenommen, überfällig seit {at:time}.',
  'last.acting': 'Begonnen um {at:time}.',
  'last.asking': 'Gefragt seit {at:time}.',
  'last.passed': 'Durchgelassen um {at:time}.',
  'last.told': 'Der Provider sagt: erledigt um {at:time}. Von hier nicht gesehen.',
  'last.waits': 'Wartet auf {names}.',
  'last.waitsTurn': 'Wartet, bis es an der Reihe ist.',
  'last.point': 'Punkt von {at:time}.',
  'last.latest': 'Neuester Punkt, {at:time} oder jünger.',

  'lines.field': 'VM oder Host',
  'lines.shown': '{shown} von {n|1 Schritt|{count} Schritten}',
  'lines.none': 'Kein Schritt passt. Ändern Sie, was Sie suchen.',

  'run.reading': 'Dieser Lauf wird gelesen.',
  'run.unread': 'Dieser Lauf konnte nicht gelesen werden: {why}',

  'strip.more': 'und {n|1 weiterer Lauf|{count} weitere Läufe} im Gang',
  'strip.ended': '{n|1 Lauf|{count} Läufe} beendet, nicht quittiert',
  'strip.endedNotAll': 'bei {n|1 davon|{count} davon} nicht alles erledigt',
  'strip.openEnded': 'Ansehen und quittieren',

  'passOver.open': 'Darüber hinweggehen …',
  'passOver.of': 'Über {name} hinweggehen',
  'passOver.title': 'Über „{step}: {name}“ hinweggehen?',
  'passOver.lead': 'Es ist nicht gelungen, und bleibt so gezählt. Was darauf wartet, beginnt trotzdem, ohne es.',
  'passOver.confirm': 'Darüber hinweggehen',

  'retry.chosen': '{n|Die gewählte VM|Die {count} gewählten VMs} erneut versuchen',
  'retry.choose': '{name} für einen erneuten Versuch wählen',
  'retry.again': 'Erneut',
};
