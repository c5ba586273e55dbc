import { describe, expect, it } from 'vitest';
import { judgedGenesis } from '../../provider/first-verdicts.ts';
import { Dice } from '../../random.ts';
import { genesisOf } from '../genesis.ts';
import { GIB } from '../plan.ts';
import type { EstatePlan } from '../plan.ts';
import { EstateFileError } from './error.ts';
import { rvtoolsEstate } from './estate.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const planOf = (text: string): Promise<EstatePlan> => rvtoolsEstate(bytes(text), new Dice(1));

const modern = `VM,Powerstate,Template,SRM Placeholder,DNS Name,CPUs,Memory,Primary IP Address,Network #1,Network #2,Provisioned MiB,Annotation,Datacenter,Cluster,Host,OS according to the configuration file,OS according to the VMware Tools
erp-db-01,poweredOn,False,False,erp-db-01.example,8,"65,536",192.0.2.10,prod-db,backup,"819,200","two
lines",Leeds,LEEDS-C1,esx01.example,Red Hat Enterprise Linux 8 (64-bit),Red Hat Enterprise Linux 9 (64-bit)
erp-web-01,poweredOff,False,False,,2,4096,,prod-web,,61440,,Leeds,LEEDS-C1,esx02.example,Ubuntu Linux (64-bit),
golden-image,poweredOff,True,False,,2,4096,,prod-web,,61440,,Leeds,LEEDS-C1,esx02.example,Ubuntu Linux (64-bit),
old-one,poweredOn,False,True,,1,1024,,prod-web,,1024,,York,YORK-C1,esx09.example,Other,
mail-01,poweredOn,False,False,,4,16384,198.51.100.7,lan,,102400,,York,YORK-C1,esx09.example,Microsoft Windows Server 2019 (64-bit),
`;

describe('an RVTools export', () => {
  it('becomes sites, hosts, networks and VMs', async () => {
    const plan = await planOf(modern);
    expect(plan.sites.map(({ name }) => name)).toEqual(['Leeds', 'York']);
    expect(plan.sites[0]?.hosts).toEqual([
      { name: 'esx01.example', cluster: 'LEEDS-C1' },
      { name: 'esx02.example', cluster: 'LEEDS-C1' },
    ]);
    expect(plan.vms.map(({ name, sourcePower }) => [name, sourcePower])).toEqual([
      ['erp-db-01', 'on'],
      ['erp-web-01', 'off'],
      ['mail-01', 'on'],
    ]);
    expect(plan.vms[0]).toMatchObject({
      memoryBytes: 64 * GIB,
      diskBytes: 800 * GIB,
      os: 'Red Hat Enterprise Linux 9 (64-bit)',
      networkNames: ['prod-db', 'backup'],
      addresses: ['192.0.2.10'],
      addressing: 'static',
      application: 'erp',
      tier: 1,
    });
    expect(plan.vms[1]).toMatchObject({ os: 'Ubuntu Linux (64-bit)', addressing: 'unknown', tier: 3 });
  });

  it('is read with semicolons, a byte order mark and the headings of old versions', async () => {
    const plan = await planOf(
      '\ufeffName;Power State;# CPUs;Memory MB;Provisioned MB;Data Center;Extra\r\n' +
        'büro-01;powered on;2;4.096;20.480;Köln;x;y\r\n\r\nbüro-02;powered off;;;;Köln\r\n',
    );
    expect(plan.sites.map(({ name }) => name)).toEqual(['Köln']);
    expect(plan.vms).toMatchObject([
      { name: 'büro-01', memoryBytes: 4 * GIB, sourcePower: 'on' },
      { name: 'büro-02', memoryBytes: 4 * GIB, sourcePower: 'off' },
    ]);
  });

  it('is read as Excel saves it', async () => {
    const text = '\ufeffVM\tDatacenter\nfile-01\tZürich\n';
    const utf16 = new Uint8Array(Buffer.from(text, 'utf16le'));
    expect((await rvtoolsEstate(utf16, new Dice(1))).vms[0]).toMatchObject({ name: 'file-01', siteName: 'Zürich' });
    const western = new Uint8Array(Buffer.from('VM,Datacenter\nfile-01,Zürich\n', 'latin1'));
    expect((await rvtoolsEstate(western, new Dice(1))).vms[0]).toMatchObject({ siteName: 'Zürich' });
  });

  it('makes an estate even of names that are no ids', async () => {
    const plan = await planOf('VM,Datacenter\nVM #1 (ä/ö),A/B\nvm 1 a o,A/B\n"=cmd|x",A/B\n日本,日本\n');
    const dice = new Dice(1);
    const entities = judgedGenesis(genesisOf(plan, 1_000_000_000_000, dice));
    const vmIds = entities.flatMap((each) => (each.kind === 'vm' ? each.body.id : []));
    expect(vmIds).toEqual(['vm-vm-1-a-o', 'vm-vm-1-a-o.2', 'vm-cmd-x', 'vm-unnamed']);
  });
});

describe('a file that is not right', () => {
  const cases: [string, string, RegExp][] = [
    ['an empty file', '', /the file is empty\. Export/],
    ['no VMs', 'VM,Datacenter\n', /there are no VMs/],
    ['another sheet', 'Host,Datacenter\nesx01,Leeds\n', /row 1, column "vm": there is no column "vm" or "name"/],
    ['an empty name', 'VM,Datacenter\na,Leeds\n,Leeds\n', /row 3, column "VM": the cell is empty\. Fill it in/],
    ['no datacenter', 'VM,Datacenter\na,\n', /row 2, column "Datacenter": the cell is empty/],
    ['a word as a number', 'VM,CPUs,Datacenter\na,four,Leeds\n', /row 2, column "CPUs": "four" is no whole number/],
    ['too much memory', 'VM,Memory,Datacenter\na,99999999999,Leeds\n', /row 2, column "Memory"/],
    ['a torn quote', 'VM,Datacenter\n"a,Leeds\n', /is not CSV/],
    ['a name without end', `VM,Datacenter\n${'x'.repeat(300)},Leeds\n`, /longer than 256 characters/],
  ];

  it.each(cases)('names row, column and remedy: %s', async (_what, text, message) => {
    await expect(planOf(text)).rejects.toThrow(EstateFileError);
    await expect(planOf(text)).rejects.toThrow(message);
  });

  it('has too many rows', async () => {
    const rows = Array.from({ length: 100_001 }, (_, index) => `vm${String(index)},L`);
    await expect(planOf(`VM,Datacenter\n${rows.join('\n')}\n`)).rejects.toThrow(/more than 100000 rows/);
  });
});
