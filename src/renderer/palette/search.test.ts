import { describe, expect, it } from 'vitest';
import type { EstatePicture } from '#shared/ipc/index.ts';
import type { Command } from '../ui/command.ts';
import { commandsFound } from './search.ts';

const command = (kind: Command['kind'], title: string, blocked: string | null = null): Command => ({
  ...{ id: `${kind} ${title}`, kind, title, beside: '', blocked },
  run: () => undefined,
});

const names = ['erp-app-01', 'erp-db-01', 'plan-tool-01'];
const picture = {
  vmIds: names.map((name) => `vm-${name}`),
  names,
  hosts: [{ name: 'esx-01', cluster: 'East' }],
  applications: ['ERP'],
  networks: [],
  hostIndex: Int32Array.of(0, 0, 0),
  applicationIndex: Int32Array.of(0, 0, -1),
  networkIndex: Int32Array.of(-1, -1, -1),
  replicaHostIndex: Int32Array.of(-1, -1, -1),
} as unknown as EstatePicture;

const commands = [
  command('verb', 'Fail over 2 VMs…'),
  command('verb', 'Make permanent…', 'not failed over'),
  command('page', 'Plans'),
  command('plan', 'ERP first'),
  command('setting', 'Colours: Dark'),
];

const found = (text: string): readonly string[] =>
  commandsFound(commands, picture, text, (slot) => command('vm', names[slot] ?? '')).map(({ title }) => title);

describe('the palette', () => {
  it('shows what is at hand before anything is typed, the possible first', () => {
    expect(found('')).toEqual(['Fail over 2 VMs…', 'Plans', 'Make permanent…']);
  });

  it('ranks names and commands by one rule, commands first where they rank alike', () => {
    expect(found('erp')).toEqual(['ERP first', 'erp-app-01', 'erp-db-01']);
    expect(found('plan')).toEqual(['Plans', 'plan-tool-01', 'ERP first']);
  });

  it('shows what cannot be done now as well', () => {
    expect(found('perm')).toEqual(['Make permanent…']);
  });

  it('finds VMs by host and application, and everything by its kind', () => {
    expect(found('esx-01')).toEqual(names);
    expect(found('setting dark')).toEqual(['Colours: Dark']);
  });

  it('finds nothing where nothing answers', () => {
    expect(found('zebra')).toEqual([]);
  });
});
