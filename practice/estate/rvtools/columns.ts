import { EstateFileError } from './error.ts';

/** What is read of a vInfo sheet; headings differ between RVTools 3.x, 4.x and hand-made exports. */
const headings = {
  name: ['vm', 'name', 'vm name'],
  power: ['powerstate', 'power state'],
  template: ['template'],
  placeholder: ['srm placeholder'],
  cpus: ['cpus', '# cpus', 'num cpus', 'vcpus'],
  memoryMib: ['memory', 'memory mib', 'memory mb', 'memory size'],
  provisionedMib: ['provisioned mib', 'provisioned mb'],
  address: ['primary ip address', 'ip address'],
  datacenter: ['datacenter', 'data center'],
  cluster: ['cluster'],
  host: ['host', 'esx host'],
  osConfigured: ['os according to the configuration file', 'os according to the vmx file', 'os'],
  osReported: ['os according to the vmware tools'],
} as const;
export type ColumnName = keyof typeof headings;

const required: readonly ColumnName[] = ['name', 'datacenter'];
const NETWORK_HEADING = /^network #(\d{1,2})$/;
/** A vm is told with at most this many networks. */
const NETWORKS_MAX = 64;

interface Column {
  readonly index: number;
  /** As the file writes it, for messages. */
  readonly heading: string;
}

export interface Columns {
  readonly of: ReadonlyMap<ColumnName, Column>;
  readonly networks: readonly Column[];
}

/** How headings are compared. */
export const plain = (heading: string): string => heading.trim().toLowerCase().replace(/\s+/g, ' ');

/** Whether a column of that heading is read at all. */
export function isKnownHeading(heading: string): boolean {
  const bare = plain(heading);
  return NETWORK_HEADING.test(bare) || Object.values(headings).some((all) => all.some((each) => each === bare));
}

/** Finds the columns by their headings; those that nobody asked for are passed over. */
export function columnsOf(header: readonly string[], sheet?: string): Columns {
  const known = new Map(header.map((heading, index) => [plain(heading), { index, heading: heading.trim() }]));
  const of = new Map<ColumnName, Column>();
  for (const [name, spellings] of Object.entries(headings) as [ColumnName, readonly string[]][]) {
    const spelling = spellings.find((each) => known.has(each));
    const column = spelling === undefined ? undefined : known.get(spelling);
    if (column !== undefined) of.set(name, column);
  }
  for (const name of required) {
    if (of.has(name)) continue;
    const wanted = headings[name].map((each) => `"${each}"`).join(' or ');
    throw new EstateFileError(
      `there is no column ${wanted}`,
      'Export the vInfo tab of RVTools with its headings in the first row',
      { row: 1, column: headings[name][0], ...(sheet === undefined ? {} : { sheet }) },
    );
  }
  const networks = [...known].flatMap(([heading, column]) => (NETWORK_HEADING.test(heading) ? [column] : []));
  return { of, networks: networks.slice(0, NETWORKS_MAX) };
}
