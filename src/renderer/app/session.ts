import type { ConnectionView, DesktopWish } from '#shared/ipc/index.ts';
import { preferencesDefault } from '#shared/ipc/preferences.ts';
import { takeAlerts } from '../alerts/store.ts';
import { answered, bridge } from '../bridge.ts';
import { chooseConnection, setConnections, setInfo, useConnections } from '../connections/store.ts';
import { slotOf } from '../estate/delta.ts';
import {
  askPicture,
  currentPicture,
  dropPictures,
  isOfConsole,
  putLastSeen,
  takeDelta,
  useEstate,
} from '../estate/store.ts';
import { askAway, knowsAway } from '../offline/store.ts';
import { failbacksChanged } from '../failback/store.ts';
import { plansChanged } from '../plans/store.ts';
import { askRuns, takeRuns, takeRunDelta } from '../runs/store.ts';
import { followPicture } from '../selection/store.ts';
import { arriveAt } from './arrive.ts';
import { isTyping } from './keys.ts';
import { go, showPalette } from './navigation.ts';
import { takeNotice } from './notices.ts';
import { followContrast, takePreferences } from './preferences.ts';
import { keepChoices, redo, undo } from './undo.ts';

/**
 * Ties the window to the console: listens first and asks then, so that nothing falls between the answer and the first
 * event. Returns the function that unties it.
 */
export function startSession(): () => void {
  const farshore = bridge();
  const ends = [
    farshore.onConnectionsChanged(takeConnections),
    farshore.onEstateChanged(takeDelta),
    farshore.onRunsChanged(takeRuns),
    farshore.onRunChanged(takeRunDelta),
    farshore.onPlansChanged(plansChanged),
    farshore.onAwayChanged(({ connectionId }) => void askAway(connectionId)),
    farshore.onFailbacksChanged(failbacksChanged),
    farshore.onAlertsChanged(takeAlerts),
    farshore.onNotice(takeNotice),
    farshore.onPreferencesChanged(takePreferences),
    farshore.onDesktopWished(obey),
    followContrast(),
    useEstate.subscribe(() => followPicture(currentPicture())),
    useConnections.subscribe(() => followPicture(currentPicture())),
  ];
  void showLastSeen();
  // How the map was left is no choice that could be taken back.
  void askPreferences().then(() => ends.push(keepChoices()));
  void ask();
  return () => {
    for (const end of ends) end();
  };
}

/** What stands there while the program opens its files. It is asked for all of it anew. */
async function showLastSeen(): Promise<void> {
  const seen = await bridge().lastSeen();
  if (seen === null || useConnections.getState().connections !== null) return;
  takePreferences(seen.preferences);
  if (seen.picture !== null) putLastSeen(seen.picture);
  setConnections(seen.connections);
}

/** Apart from the rest: the program knows them long before the console has opened its files. */
async function askPreferences(): Promise<void> {
  const answer = await answered(bridge().preferencesGet({}));
  // Without them the window would never be drawn.
  const usual = { preferences: preferencesDefault, language: 'en' } as const;
  takePreferences(answer.ok ? answer.value : { ...usual, problem: answer.failure.message });
}

/** What a menu or a notification asks for. */
function obey(wish: DesktopWish): void {
  switch (wish.kind) {
    case 'undo':
    case 'redo':
      // In a field the program itself has taken back what was typed there.
      if (!isTyping(document.activeElement)) (wish.kind === 'undo' ? undo : redo)();
      return;
    case 'palette':
      showPalette(true);
      return;
    case 'run':
      chooseConnection(wish.connectionId);
      go({ kind: 'runs', runId: wish.runId });
      return;
    case 'map':
      chooseConnection(wish.connectionId);
      go({ kind: 'map' });
      return;
    case 'vm': {
      chooseConnection(wish.connectionId);
      const picture = currentPicture();
      const slot = picture ? slotOf(picture, wish.vmId) : -1;
      if (slot >= 0) arriveAt(slot, wish.vmId);
      else go({ kind: 'map' });
    }
  }
}

async function ask(): Promise<void> {
  const farshore = bridge();
  const [info, connections] = await Promise.all([
    answered(farshore.appInfo({})),
    answered(farshore.connectionsList({})),
    askRuns(),
  ]);
  if (info.ok) setInfo(info.value);
  if (connections.ok) takeConnections(connections.value);
}

function takeConnections(connections: readonly ConnectionView[]): void {
  setConnections(connections);
  const ids = connections.map((connection) => connection.id);
  dropPictures(ids);
  for (const id of ids) if (!isOfConsole(id)) void askPicture(id);
  for (const id of ids) if (!knowsAway(id)) void askAway(id);
}
