import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { Box } from '../geometry/box.ts';

/** A host's box with its cells in a grid. `hostIndex` is -1 for VMs whose host the provider does not know. */
export interface HostBox extends Box {
  readonly hostIndex: number;
  readonly siteIndex: number;
  readonly name: string;
  /** Cells `firstCell` … `firstCell + cellCount - 1`, row by row; some may be empty. */
  readonly firstCell: number;
  readonly cellCount: number;
  readonly vmCount: number;
  readonly columns: number;
  readonly rows: number;
  /** Top left corner of the first cell. */
  readonly gridX: number;
  readonly gridY: number;
}

/** Hosts `firstHost` … `endHost - 1`. A host without a cluster stands in a group without a name. */
export interface ClusterBox extends Box {
  readonly siteIndex: number;
  readonly name: string | null;
  readonly firstHost: number;
  readonly endHost: number;
}

export interface SiteBox extends Box {
  readonly siteIndex: number;
  readonly name: string;
  readonly role: 'production' | 'provider';
  readonly firstCluster: number;
  readonly endCluster: number;
  readonly firstHost: number;
  readonly endHost: number;
}

/**
 * Where everything stands, in world units (CSS pixels at scale 1). A VM has one home cell, and one replica cell at the
 * provider where it has a replica; the two are twins. A cell is the square `pitch` × `pitch`, its gap included.
 */
export interface MapLayout {
  readonly pitch: number;
  readonly bounds: Box;
  readonly sites: readonly SiteBox[];
  readonly clusters: readonly ClusterBox[];
  readonly hosts: readonly HostBox[];
  /** VM of each cell; -1 where the cell is empty. */
  readonly cellSlot: Int32Array;
  /** Index into `hosts`. */
  readonly cellHost: Int32Array;
  /** By VM; -1 where it has none. */
  readonly homeCell: Int32Array;
  readonly replicaCell: Int32Array;
}

/** What a layout depends on. Everything else of a picture may change without moving a cell. */
export interface LayoutEstate extends Pick<
  EstatePicture,
  'sites' | 'vmIds' | 'siteIndex' | 'hostIndex' | 'replicaHostIndex'
> {
  readonly hosts: readonly LayoutHost[];
}

/** A host, or whatever else the VMs are grouped by. */
export type LayoutHost = Pick<EstatePicture['hosts'][number], 'id' | 'siteId' | 'cluster' | 'name'>;
