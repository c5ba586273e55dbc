import { expect, it } from 'vitest';
import type { FactChange, VmChange } from '#shared/ipc/index.ts';
import { awayRows, kindsIn } from './awayRows.ts';

const vm = (name: string, ...changes: readonly FactChange[]): VmChange => ({
  ...{ vmId: `vm-${name}`, name },
  changes: [...changes],
});
const power: FactChange = { what: 'power', from: 'off', to: 'on' };
const host: FactChange = { what: 'host', from: 'cloud-1', to: 'cloud-2' };
const twoCopies: FactChange = { what: 'two-copies', from: false, to: true };
const vms = [vm('web-01', host), vm('db-01', power, host), vm('app-01', power, twoCopies)];
const names = (...[search, kind]: [string, Parameters<typeof awayRows>[2]]) =>
  awayRows(vms, search, kind).map(({ name }) => name);

it('the gravest stands first', () => {
  expect(names('', null)).toEqual(['app-01', 'db-01', 'web-01']);
  expect(kindsIn(vms)).toEqual(['two-copies', 'power', 'host']);
});

it('one kind of change is shown with all that changed of its VMs', () => {
  expect(names('', 'host')).toEqual(['db-01', 'web-01']);
  const [first] = awayRows(vms, '', 'host');
  expect(first?.words.split(' · ')).toHaveLength(2);
});

it('letters find among those of the kind, by name and by what changed', () => {
  expect(names('DB', 'host')).toEqual(['db-01']);
  expect(names('cloud-2', null)).toEqual(['db-01', 'web-01']);
  expect(names('app', 'host')).toEqual([]);
});
