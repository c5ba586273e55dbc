import type { EstatePicture } from '#shared/ipc/estate.ts';
import { blockerWords } from '../estate/blockers.ts';
import { markLooks } from '../estate/marks.ts';
import { markAt, vmAt, type VmAt } from '../estate/vm.ts';
import { momentCell, type Cell } from '../papers/cells.ts';
import { t } from '../ui/text.ts';
import type { Column } from './columns.ts';
import { rpoRatio } from './rows.ts';
import { criticalityOf } from './words.ts';

/** The list as a table: the columns and the VMs that are shown, in their order. Moments are written out, not as ages. */
export function listTable(
  picture: EstatePicture,
  slots: Iterable<number>,
  columns: readonly Column[],
  gatewayNow: number,
): { readonly header: string[]; readonly rows: Cell[][] } {
  const vms = [...slots].flatMap((slot) => vmAt(picture, slot) ?? []);
  return {
    header: columns.map((column) => t(`list.column.${column}`)),
    rows: vms.map((vm) => columns.map((column) => cellOf(column, vm, picture, gatewayNow))),
  };
}

function cellOf(column: Column, vm: VmAt, picture: EstatePicture, gatewayNow: number): Cell {
  switch (column) {
    case 'name':
    case 'site':
    case 'host':
    case 'cluster':
    case 'network':
    case 'application':
    case 'replicaHost':
    case 'tier':
      return vm[column];
    case 'criticality':
      return t(`criticality.${criticalityOf(vm)}`);
    case 'state':
      return t(markLooks[markAt(picture, vm.slot, gatewayNow)].word);
    case 'since':
      return momentCell(vm.stateSince);
    case 'point':
      return momentCell(vm.latestPointAt);
    case 'tested':
      return momentCell(vm.lastTestedAt);
    case 'ratio': {
      const ratio = rpoRatio(picture, vm.slot, gatewayNow);
      return ratio === null ? null : Math.round(ratio * 100) / 100;
    }
    case 'blockers':
      return vm.blocker === null ? null : blockerWords(vm.blocker);
  }
}
