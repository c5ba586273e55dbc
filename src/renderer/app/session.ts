import type { ConnectionView } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';
import { setConnections, setInfo, useConnections } from '../connections/store.ts';
import { askPicture, currentPicture, dropPictures, takeDelta, useEstate } from '../estate/store.ts';
import { plansChanged } from '../plans/store.ts';
import { askRuns, takeRuns, takeRunDelta } from '../runs/store.ts';
import { followPicture } from '../selection/store.ts';
import { takeNotice } from './notices.ts';

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
    farshore.onNotice(takeNotice),
    useEstate.subscribe(() => followPicture(currentPicture())),
    useConnections.subscribe(() => followPicture(currentPicture())),
  ];
  void ask();
  return () => {
    for (const end of ends) end();
  };
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
  const { pictures } = useEstate.getState();
  for (const id of ids) if (!pictures[id]) void askPicture(id);
}
