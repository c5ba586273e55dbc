import { askFind, askWork, go, goToVm } from '../app/navigation.ts';
import { currentConnection, gatewayNow } from '../connections/store.ts';
import { markLooks } from '../estate/marks.ts';
import { markAt, vmAt } from '../estate/vm.ts';
import { focusOn, openVm, select, useSelection } from '../selection/store.ts';
import { clock } from '../ui/clock.ts';
import { counted, t } from '../ui/text.ts';
import { formatAge } from '../ui/time.ts';
import type { Hit } from './layout/find.ts';
import type { ControllerPorts, MapController } from './MapController.ts';

/** What the map does in the rest of the window, and what it says aloud. */
export function portsOf(controller: () => MapController, voice: HTMLElement): ControllerPorts {
  return {
    select,
    focusVm: focusOn,
    openVm: (slot) => open(slot, controller().picture.vmIds[slot] ?? null),
    openList: (slot) => {
      if (slot >= 0) focusOn(slot);
      go({ kind: 'replicas' });
      askWork();
    },
    find: askFind,
    announce: (what) => {
      voice.textContent =
        what === 'selection'
          ? t('map.selected', counted(controller().stage.shownCount))
          : spoken(controller(), controller().stage.focusCell);
    },
    describe: (hit) => pointed(controller(), hit).filter(Boolean).join('\n'),
  };
}

/** Beside the map first; what stands there already gets its page. */
function open(slot: number, vmId: string | null): void {
  const { openedVmId, count, mask } = useSelection.getState();
  const isShown = vmId === openedVmId || (openedVmId === null && count === 1 && mask[slot] === 1);
  if (vmId !== null && isShown) goToVm(vmId);
  else openVm(vmId);
}

/** Name, state, place, age: in the order in which a person asks. */
function describe(controller: MapController, cell: number): readonly string[] {
  const { picture, layout } = controller;
  const slot = layout.cellSlot[cell] ?? -1;
  const vm = vmAt(picture, slot);
  if (!vm) return [];
  const now = gatewayNow(currentConnection(), clock.now());
  const isReplica = layout.replicaCell[slot] === cell;
  const state = t(markLooks[markAt(picture, slot, now)].word);
  return [
    isReplica ? t('map.replicaOf', { name: vm.name }) : vm.name,
    state,
    isReplica ? (vm.replicaHost ?? '') : [vm.site, vm.cluster, vm.host].filter(Boolean).join(' › '),
    vm.latestPointAt === null ? t('map.noPoint') : t('map.point', { age: formatAge(now - vm.latestPointAt) }),
  ];
}

/** What the tip says: of a box all that is written on it, which may be cut there. */
function pointed(controller: MapController, hit: Hit): readonly string[] {
  const { texts } = controller;
  switch (hit.kind) {
    case 'cell':
      return describe(controller, hit.cell);
    case 'host':
      return [texts.host(hit.host)];
    case 'cluster':
      return [texts.clusters[hit.cluster] ?? ''];
    case 'site': {
      const label = texts.sites[hit.site];
      return label ? [label.title, label.contact, label.counts] : [];
    }
    case 'sea':
      return [];
  }
}

function spoken(controller: MapController, cell: number): string {
  const slot = controller.layout.cellSlot[cell] ?? -1;
  const isSelected = controller.stage.selection[slot] === 1;
  return [...describe(controller, cell), isSelected ? t('map.isSelected') : ''].filter(Boolean).join(', ');
}
