import { type Box } from './geometry/box.ts';
import { boxToScreen } from './geometry/camera.ts';
import { cellBox } from './layout/find.ts';
import type { MapController } from './MapController.ts';

/**
 * Where things are on the map, for tests and for assistive tools: the map is a picture, and a test that drags over a
 * site must know where the site is. Read-only, in client pixels, null for what is not there. Found on the map's element:
 * `document.querySelector('[data-map]').farshoreMap.rectOfSite('lon-a')`.
 */
export interface MapHook {
  readonly rectOfSite: (siteId: string) => Box | null;
  readonly rectOfHost: (hostId: string) => Box | null;
  /** The cell at home. */
  readonly rectOfVm: (vmId: string) => Box | null;
  /** The cell at the provider. */
  readonly rectOfReplica: (vmId: string) => Box | null;
  /** What the cell is drawn as: a mark such as `protected`, or null. */
  readonly markOfVm: (vmId: string) => string | null;
  /** The state of the tool, such as `select.idle`. */
  readonly toolPath: () => string;
  /** CSS pixels of one cell, gap included. */
  readonly cellPx: () => number;
}

declare global {
  interface HTMLElement {
    farshoreMap?: MapHook;
  }
}

export function mapHook(controller: MapController, region: HTMLElement, markOf: (slot: number) => string): MapHook {
  const onScreen = (world: Box | undefined): Box | null => {
    if (!world) return null;
    const box = boxToScreen(controller.stage.camera, world);
    const corner = region.getBoundingClientRect();
    return { ...box, x: box.x + corner.left, y: box.y + corner.top };
  };
  const slotOf = (vmId: string) => controller.picture.vmIds.indexOf(vmId);
  const rectOfCell = (cell: number | undefined) =>
    cell === undefined || cell < 0 ? null : onScreen(cellBox(controller.layout, cell));
  return {
    rectOfSite: (siteId) => {
      const index = controller.picture.sites.findIndex((site) => site.id === siteId);
      return onScreen(controller.layout.sites.find((site) => site.siteIndex === index));
    },
    rectOfHost: (hostId) => {
      const index = controller.estate.hosts.findIndex((host) => host.id === hostId);
      return onScreen(controller.layout.hosts.find((host) => host.hostIndex === index));
    },
    rectOfVm: (vmId) => rectOfCell(controller.layout.homeCell[slotOf(vmId)]),
    rectOfReplica: (vmId) => rectOfCell(controller.layout.replicaCell[slotOf(vmId)]),
    markOfVm: (vmId) => {
      const slot = slotOf(vmId);
      return slot < 0 ? null : markOf(slot);
    },
    toolPath: () => controller.stage.path,
    cellPx: () => controller.layout.pitch * controller.stage.camera.scale,
  };
}
