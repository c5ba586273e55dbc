import { focusOn, openVm, selectSlots } from '../selection/store.ts';
import { askWork, go, useNavigation } from './navigation.ts';

/** To one VM, wherever a person is: selected, opened, with the keyboard on it. */
export function arriveAt(slot: number, vmId: string): void {
  const { page } = useNavigation.getState();
  if (page.kind !== 'map' && page.kind !== 'replicas') go({ kind: 'map' });
  selectSlots([slot]);
  focusOn(slot);
  openVm(vmId);
  askWork();
}
