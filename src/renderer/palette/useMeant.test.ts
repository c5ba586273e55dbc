import { expect, it } from 'vitest';
import type { Command } from '../ui/command.ts';
import { meantAfter } from './useMeant.ts';

const commands = (...ids: readonly string[]): readonly Command[] =>
  ids.map((id) => ({ id, kind: 'run', title: id, beside: '', blocked: null, run: () => undefined }));
const nothing = { typed: '', id: null };

it('is the first that was found', () => {
  expect(meantAfter(nothing, commands('stop', 'map'), '').id).toBe('stop');
  expect(meantAfter(nothing, [], '').id).toBeNull();
});

it('stays what it was when another takes its place under the hand', () => {
  const meant = meantAfter(nothing, commands('stop', 'map'), '');
  expect(meantAfter(meant, commands('acknowledge', 'stop', 'map'), '').id).toBe('stop');
});

it('is nothing else where it is offered no more: Enter must not do what nobody read', () => {
  const meant = meantAfter(nothing, commands('stop', 'map'), '');
  expect(meantAfter(meant, commands('acknowledge', 'map'), '').id).toBe('stop');
});

it('is the first again for other words', () => {
  const meant = meantAfter(nothing, commands('stop', 'map'), '');
  expect(meantAfter(meant, commands('acknowledge'), 'ack').id).toBe('acknowledge');
});
