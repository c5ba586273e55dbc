import type { ComponentType } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { setConnections } from '../../../src/renderer/connections/store.ts';
import { currentPicture, takeDelta, useEstate } from '../../../src/renderer/estate/store.ts';
import { MapPage } from '../../../src/renderer/map/MapPage.tsx';
import { ReplicasPage } from '../../../src/renderer/replicas/ReplicasPage.tsx';
import { clearSelection, followPicture, useSelection } from '../../../src/renderer/selection/store.ts';
import type { ConnectionView } from '../../../src/shared/ipc/index.ts';
import { MARK } from '../round.ts';
import { changesOf, type RowsDelta } from './changes.ts';
import { estateOf, GATEWAY_NOW } from './estate.ts';
import { settled } from './frames.ts';
import { newElement } from './stage.ts';

/** So long the page waits for its estate. A first sync takes longer. */
const WAIT_MS = 1_000;
const CHANGED_VMS = 100;
const MESSAGES = 20;
const SELECTIONS = 5;

const connection: ConnectionView = {
  id: 'bench',
  name: 'Harbour Cloud',
  account: 'ann',
  gateways: [],
  thumbprint: '',
  state: 'connected',
  freshness: 'live',
  heardAt: GATEWAY_NOW,
  syncing: null,
  environment: 'practice',
  subject: null,
  limits: null,
  clockSkewMs: GATEWAY_NOW - Date.now(),
  problem: null,
  counts: null,
};

/** The map's page and the list's as the window has them: the estate arrives, VMs change, all rows are selected. */
export async function product(vms: number, seed: number): Promise<void> {
  const element = newElement();
  const root = createRoot(element);
  setConnections([connection]);
  await show(root, MapPage);
  await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
  const picture = estateOf(vms, seed);
  await settled();
  performance.mark(MARK.data);
  useEstate.setState({ pictures: { [picture.connectionId]: picture } });
  followPicture(picture);
  await settled();
  for (let message = 0; message < MESSAGES; message += 1) await changeSome(message);
  await show(root, ReplicasPage);
  const grid = element.querySelector<HTMLElement>('[role=grid], [role=treegrid]');
  if (!grid) throw new Error('The list has no grid.');
  for (let count = 0; count < SELECTIONS; count += 1) await selectAll(grid, vms);
  root.unmount();
  element.remove();
}

async function show(root: Root, Page: ComponentType): Promise<void> {
  root.render(<Page />);
  await settled();
}

async function changeSome(seed: number): Promise<void> {
  const picture = currentPicture();
  if (!picture) throw new Error('There is no picture to change.');
  const delta = changesOf(picture, CHANGED_VMS, seed);
  await settled();
  performance.mark(MARK.change);
  await delivered(delta, takeDelta);
  await settled();
}

async function selectAll(grid: HTMLElement, vms: number): Promise<void> {
  clearSelection();
  grid.focus();
  await settled();
  performance.mark(MARK.selectAll);
  grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true, cancelable: true }));
  await settled();
  const { count } = useSelection.getState();
  if (count !== vms) throw new Error(`The key for all rows selected ${count} of ${vms}.`);
}

/** Through a channel, so that the message is copied and waits its turn as one from the console does. */
function delivered(delta: RowsDelta, take: (delta: RowsDelta) => void): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<RowsDelta>) => {
      port1.close();
      take(data);
      resolve();
    };
    port2.postMessage(delta);
  });
}
