import { Cells, NAME_CHARS_MAX } from './cells.ts';
import { plain } from './columns.ts';
import { DISK_MIB_MAX } from './rows.ts';

type Table = readonly (readonly string[])[];

const headings = {
  vm: ['vm', 'vm name', 'name'],
  datacenter: ['datacenter', 'data center'],
  cluster: ['cluster'],
  host: ['host'],
  network: ['network', 'network label'],
  address: ['ipv4 address', 'ip address'],
  capacityMib: ['capacity mib', 'capacity mb'],
} as const;
type SideColumn = keyof typeof headings;

/** What the sheets beside vInfo add to its VMs. Names of VMs are keys together with their datacenter: they may repeat. */
export interface Beside {
  /** MiB of all disks of a VM. */
  readonly disks: ReadonlyMap<string, number>;
  readonly networks: ReadonlyMap<string, readonly string[]>;
  readonly addresses: ReadonlyMap<string, readonly string[]>;
  readonly hosts: readonly { readonly datacenter: string; readonly name: string; readonly cluster: string }[];
}

export const nothingBeside: Beside = { disks: new Map(), networks: new Map(), addresses: new Map(), hosts: [] };

export const keyOf = (datacenter: string, vm: string): string => `${datacenter}\n${vm}`;

export function isSideHeading(heading: string): boolean {
  return Object.values(headings).some((spellings) => spellings.some((spelling) => spelling === plain(heading)));
}

/** The sheets vDisk, vNetwork and vHost, each where the workbook has it. */
export function readBeside(sheets: { vdisk?: Table; vnetwork?: Table; vhost?: Table }): Beside {
  const disks = new Map<string, number>();
  const networks = new Map<string, string[]>();
  const addresses = new Map<string, string[]>();
  for (const { vm, datacenter, cells } of rowsOf(sheets.vdisk, 'vDisk')) {
    const key = keyOf(datacenter, vm);
    disks.set(key, (disks.get(key) ?? 0) + cells.number('capacityMib', 0, DISK_MIB_MAX));
  }
  for (const { vm, datacenter, cells } of rowsOf(sheets.vnetwork, 'vNetwork')) {
    add(networks, keyOf(datacenter, vm), [cells.name('network')]);
    add(addresses, keyOf(datacenter, vm), cells.text('address').split(/[\s,;]+/));
  }
  const hosts = rowsOf(sheets.vhost, 'vHost').flatMap(({ datacenter, cells }) => {
    const name = cells.name('host');
    return name === '' || datacenter === '' ? [] : [{ datacenter, name, cluster: cells.name('cluster') }];
  });
  return { disks, networks, addresses, hosts };
}

function add(map: Map<string, string[]>, key: string, found: readonly string[]): void {
  const known = map.get(key) ?? [];
  map.set(key, [...new Set([...known, ...found.filter((each) => each !== '' && each.length <= NAME_CHARS_MAX)])]);
}

function rowsOf(
  table: Table | undefined,
  sheet: string,
): readonly { readonly vm: string; readonly datacenter: string; readonly cells: Cells<SideColumn> }[] {
  const [header, ...rows] = table ?? [];
  if (header === undefined) return [];
  const places = new Map(header.map((heading, index) => [plain(heading), { index, heading: heading.trim() }]));
  const columns = new Map(
    (Object.entries(headings) as [SideColumn, readonly string[]][]).flatMap(([name, spellings]) => {
      const place = spellings.flatMap((spelling) => places.get(spelling) ?? [])[0];
      return place === undefined ? [] : [[name, place] as const];
    }),
  );
  return rows.map((row, index) => {
    const cells = new Cells(columns, row, index + 2, sheet);
    return { vm: cells.name('vm'), datacenter: cells.name('datacenter'), cells };
  });
}
