import type { mapTexts as english } from '../../en/window/map.ts';
import type { Translation } from '../../message.ts';

/** What the map is grouped, coloured and filtered by, and what flows between its sites. */
export const mapTexts: Translation<typeof english> = {
  'map.nameless.host': 'Host unbekannt',
  'map.nameless.network': 'Ohne Netzwerk',
  'map.nameless.application': 'Ohne Anwendung',
  'map.nameless.plan': 'In keinem Plan',

  'map.view': 'Was die Karte zeigt',
  'map.group': 'Gruppiert nach',
  'map.group.host': 'Host',
  'map.group.network': 'Netzwerk',
  'map.group.application': 'Anwendung',
  'map.group.plan': 'Plan',
  'map.colour': 'Farbe nach',
  'map.colour.state': 'Zustand',
  'map.colour.rpo': 'RPO',
  'map.colour.drill': 'Letztem Test',

  'map.filter': 'Filter',
  'map.filter.set': 'Filter: {n|1 VM passt|{count} VMs passen}',
  'map.filter.state': 'Zustand',
  'map.filter.drill': 'Letzter Test',
  'map.filter.criticality': 'Kritikalität',
  'map.filter.criticality.critical': 'Kritisch',
  'map.filter.criticality.important': 'Wichtig',
  'map.filter.criticality.normal': 'Normal',
  'map.filter.kind': 'Replikation',
  'map.filter.kind.cdp': 'Kontinuierlich',
  'map.filter.kind.snapshot': 'Snapshots',
  'map.filter.site': 'Standort',
  'map.filter.clear': 'Filter aufheben',
  'map.filter.select': '{n|Die passende VM|Die {count} passenden} auswählen',
  'map.filter.none': 'Keine VM passt.',

  'map.flow.out': 'repliziert zum Provider',
  'map.flow.cut': 'nichts wird repliziert',
  'map.flow.some': '{count} von {all} laufen beim Provider',
  'map.flow.all': 'alle {count} laufen beim Provider',
  'map.flow.home': '{n|1 wird zurückkopiert|{count} werden zurückkopiert}',
  'map.scope.partial-site': 'Failover eines Teils: das Netzwerk ist gestreckt',
  'map.scope.full-site': 'Failover des ganzen Standorts: der Provider ist das Gateway',
};
