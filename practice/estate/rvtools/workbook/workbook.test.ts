import { describe, expect, it } from 'vitest';
import { Dice } from '../../../random.ts';
import { GIB } from '../../plan.ts';
import type { EstatePlan } from '../../plan.ts';
import { EstateFileError } from '../error.ts';
import { rvtoolsEstate } from '../estate.ts';
import { makeWorkbook, type TestCell, type TestSheet, type TestWorkbook } from '../testing/make-workbook.ts';
import { readBook } from './book.ts';
import { readSheet } from './sheet.ts';
import { openParts } from './zip.ts';

const vinfo: TestSheet = {
  name: 'vInfo',
  rows: [
    ['VM', 'Powerstate', 'Template', 'Creation date', 'CPUs', 'Memory', 'Primary IP Address', 'Datacenter', 'Host'],
    ['erp-db-01', 'poweredOn', false, { day: 45_000.5 }, 8, 65_536, '192.0.2.10', 'Leeds', 'esx01.example'],
    [{ inline: 'erp-web-01' }, 'poweredOff', false, null, 2, 4_096.4, null, { pieces: ['Le', 'eds'] }, 'esx02.example'],
    ['golden', 'poweredOff', true, null, 1, 1_024, null, 'Leeds', 'esx02.example'],
  ],
};
const side: readonly TestSheet[] = [
  {
    name: 'vHost',
    rows: [
      ['Host', 'Datacenter', 'Cluster'],
      ['esx03.example', 'Leeds', 'C-9'],
    ],
  },
  {
    name: 'vNetwork',
    rows: [
      ['VM', 'Network', 'IPv4 Address', 'Datacenter'],
      ['erp-db-01', 'prod-db', '192.0.2.10, 192.0.2.11', 'Leeds'],
      ['erp-db-01', 'backup', null, 'Leeds'],
      ['erp-db-01', 'elsewhere', null, 'York'],
    ],
  },
  {
    name: 'vDisk',
    rows: [
      ['VM', 'Capacity MiB', 'Datacenter'],
      ['erp-db-01', 102_400, 'Leeds'],
      ['erp-db-01', 204_800, 'Leeds'],
    ],
  },
];

const planOf = (workbook: TestWorkbook): Promise<EstatePlan> => rvtoolsEstate(makeWorkbook(workbook), new Dice(1));

async function cellsOf(rows: readonly (readonly TestCell[])[], more: Partial<TestWorkbook> = {}): Promise<string[][]> {
  const parts = await openParts(makeWorkbook({ sheets: [{ name: 'any', rows }], ...more }));
  const book = await readBook(parts);
  return readSheet(parts, book, book.sheets.get('any') ?? '', () => true);
}

describe('an RVTools workbook', () => {
  it.each([
    ['first', [vinfo, ...side]],
    ['last', [...side, vinfo]],
  ])('becomes an estate, with vInfo as its %s sheet', async (_where, sheets) => {
    const plan = await planOf({ sheets });
    expect(plan.vms.map(({ name }) => name)).toEqual(['erp-db-01', 'erp-web-01']);
    expect(plan.vms[0]).toMatchObject({
      memoryBytes: 64 * GIB,
      diskBytes: 300 * GIB,
      networkNames: ['prod-db', 'backup'],
      addresses: ['192.0.2.10', '192.0.2.11'],
      sourcePower: 'on',
    });
    expect(plan.vms[1]).toMatchObject({ memoryBytes: 4 * GIB, diskBytes: 50 * GIB, siteName: 'Leeds' });
    expect(plan.sites.map(({ name }) => name)).toEqual(['Leeds']);
    expect(plan.sites[0]?.hosts).toContainEqual({ name: 'esx03.example', cluster: 'C-9' });
  });

  it('needs vInfo alone', async () => {
    expect((await planOf({ sheets: [vinfo] })).vms[0]).toMatchObject({ networkNames: ['VM Network'] });
  });

  it('gives the cells as a person would write them', async () => {
    const [, row] = await cellsOf([
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'],
      ['<&>', { inline: 'in' }, { pieces: ['two ', 'pieces'] }, 12, 1.5, true, { day: 45_000.5 }, { fault: '#N/A' }],
    ]);
    expect(row).toEqual(['<&>', 'in', 'two pieces', '12', '1.50', 'True', '2023-03-15 12:00:00', '']);
  });

  it('counts days as the workbook does', async () => {
    expect((await cellsOf([['a'], [{ day: 0 }]], { from1904: true }))[1]).toEqual(['1904-01-01']);
    expect((await cellsOf([['a'], [{ day: 61 }]]))[1]).toEqual(['1900-03-01']);
  });

  it('keeps the numbers of rows where some were left out', async () => {
    const rows = [['VM', 'Datacenter'], [], [], ['a', null]];
    await expect(planOf({ sheets: [{ name: 'vInfo', rows }] })).rejects.toThrow(
      'sheet "vInfo", row 4, column "Datacenter": the cell is empty',
    );
  });
});

const flat = (text: string): Record<string, string> => ({ 'xl/sharedStrings.xml': text });

describe('a workbook that is not right', () => {
  const good = makeWorkbook({ sheets: [vinfo] });
  /** The end is cut off: the list of parts is gone. */
  const torn = good.slice(0, good.length - 40);
  const compound = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
  const underPassword = Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]);
  const encrypted = Buffer.from(good);
  for (const [magic, flags] of [
    [0x04034b50, 6],
    [0x02014b50, 8],
  ] as const) {
    for (let at = 0; at < encrypted.length - 46; at += 1) {
      if (encrypted.readUInt32LE(at) === magic) encrypted.writeUInt16LE(1, at + flags);
    }
  }
  const broken = Buffer.from(good);
  broken.fill(0x55, 60, 400);

  it.each([
    ['an old .xls', compound, /old \.xls workbook.*save it as \.xlsx/],
    ['under a password', underPassword, /under a password.*without the password/],
    ['an encrypted zip', encrypted, /under a password/],
    ['torn', torn, /cannot be read.*Export it from RVTools again/],
    ['damaged inside', broken, /cannot be read/],
    [
      'a zip of something else',
      makeWorkbook({ sheets: [], parts: { 'xl/workbook.xml': '<other/>' } }),
      /no sheet vInfo/,
    ],
    ['a path that leads outside', makeWorkbook({ sheets: [vinfo], parts: { '../../evil': 'x' } }), /cannot be read: /],
  ])('is refused with what to do: %s', async (_what, bytes, words) => {
    const read = rvtoolsEstate(bytes, new Dice(1));
    await expect(read).rejects.toThrow(EstateFileError);
    await expect(read).rejects.toThrow(words);
  });

  it('brings no entities in', async () => {
    const entities = '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>';
    await expect(planOf({ sheets: [vinfo], parts: flat(entities) })).rejects.toThrow(/document type of its own/);
    await expect(planOf({ sheets: [vinfo], parts: flat('<sst><si><t>&a;</t></si></sst>') })).rejects.toThrow(/entity/);
  });

  it('is not nested without end', async () => {
    const deep = '<a>'.repeat(100_000);
    await expect(planOf({ sheets: [vinfo], parts: flat(deep) })).rejects.toThrow(/nested deeper than 64/);
  });

  it('unpacks to no more than it may, whatever its headers say', async () => {
    const bomb = makeWorkbook({ sheets: [vinfo], parts: { 'xl/styles.xml': new Uint8Array(3_000_000).fill(32) } });
    const parts = await openParts(bomb, 1_000_000);
    await expect(readBook(parts)).rejects.toThrow(/unpacks to more than/);
    const lying = Buffer.from(bomb);
    for (let at = 0; at < lying.length - 46; at += 1) {
      if (lying.readUInt32LE(at) === 0x02014b50) lying.writeUInt32LE(10, at + 24);
    }
    await expect(readBook(await openParts(lying, 1_000_000))).rejects.toThrow(EstateFileError);
  });

  it('has too many rows', async () => {
    const rows = [['VM', 'Datacenter'], ...Array.from({ length: 100_001 }, () => [1, 2])];
    await expect(planOf({ sheets: [{ name: 'vInfo', rows }] })).rejects.toThrow(/more than 100000 rows/);
  });
});
