import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { contract, type ChannelName } from '#shared/ipc/contract.ts';
import { withoutProvider } from '#shared/ipc/without-provider.ts';

const renderer = join(import.meta.dirname, '..');
const source = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  .map((file) => readFileSync(join(renderer, file), 'utf8'))
  .join('\n');
/** What buttons, and the controls that they are drawn from, ask why they cannot be pressed. */
const asked = [...source.matchAll(/useWhyNot\(([^;]*)\);|\bwhyNot\(('[^']+')\)/g)].flatMap(
  ([, hook = '', control = '']) =>
    [...`${hook}${control}`.matchAll(/'([a-z]+\.[A-Za-z]+)'/g)].map(([, channel]) => channel),
);
const channels = Object.keys(contract) as ChannelName[];
const bridged = (channel: ChannelName) => channel.replace(/\.(.)/, (_all, first: string) => first.toUpperCase());

it('is said of every question whether it can be answered while the provider is not heard', () => {
  expect(Object.keys(withoutProvider).toSorted()).toEqual(channels.toSorted());
});

it.each(channels.filter((channel) => withoutProvider[channel] === 'refuses'))(
  'what asks for %s says why it cannot be asked for',
  (channel) => {
    expect(source).toContain(`bridge().${bridged(channel)}(`);
    expect(asked).toContain(channel);
  },
);

it('nothing asks why of what no window knows', () => {
  expect(asked.filter((channel) => !channels.includes(channel as ChannelName))).toEqual([]);
});
