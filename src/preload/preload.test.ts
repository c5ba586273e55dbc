import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bridgeName, windowContract, windowEventNames, type WindowChannel } from '#shared/ipc/index.ts';

type Listener = (event: unknown, value: unknown) => void;

const electron = vi.hoisted(() => ({
  exposed: new Map<string, Record<string, (argument: unknown) => unknown>>(),
  listeners: new Map<string, Listener[]>(),
  invoked: [] as (readonly [string, unknown])[],
}));

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, bridge: Record<string, (argument: unknown) => unknown>) =>
      electron.exposed.set(name, bridge),
  },
  ipcRenderer: {
    invoke: (channel: string, request: unknown) => {
      electron.invoked.push([channel, request]);
      return Promise.resolve({ ok: true, value: null });
    },
    on: (event: string, listener: Listener) =>
      electron.listeners.set(event, [...(electron.listeners.get(event) ?? []), listener]),
    off: (event: string, listener: Listener) =>
      electron.listeners.set(
        event,
        (electron.listeners.get(event) ?? []).filter((other) => other !== listener),
      ),
  },
}));

const channels = Object.keys(windowContract) as readonly WindowChannel[];
const nameOfEvent = (event: (typeof windowEventNames)[number]): string => {
  const name = bridgeName(event);
  return `on${name.charAt(0).toUpperCase()}${name.slice(1)}`;
};

async function bridge(): Promise<Record<string, (argument: unknown) => unknown>> {
  await import('./preload.ts');
  return electron.exposed.get('farshore') ?? {};
}

beforeEach(() => {
  electron.listeners.clear();
  electron.invoked.length = 0;
});

describe('the bridge', () => {
  it('is the only thing that a window is given', async () => {
    await bridge();
    expect([...electron.exposed.keys()]).toEqual(['farshore']);
  });

  it('holds one named function a channel and a kind of event, what stands ahead of them, and nothing else', async () => {
    const given = await bridge();
    expect(Object.keys(given).sort()).toEqual(
      ['lastSeen', 'drawn', ...channels.map(bridgeName), ...windowEventNames.map(nameOfEvent)].sort(),
    );
    expect(Object.values(given).every((value) => typeof value === 'function')).toBe(true);
  });

  it('sends each request on its own channel', async () => {
    const given = await bridge();
    for (const channel of channels) await given[bridgeName(channel)]?.({ of: channel });
    expect(electron.invoked).toEqual(channels.map((channel) => [channel, { of: channel }]));
  });

  it('passes an event’s value on, never the event, until it is ended', async () => {
    const given = await bridge();
    for (const event of windowEventNames) {
      const heard: unknown[][] = [];
      const end = given[nameOfEvent(event)]?.((...all: unknown[]) => heard.push(all)) as () => unknown;
      const send = (value: unknown): void =>
        electron.listeners.get(event)?.forEach((pass) => pass({ sender: 1 }, value));
      send('first');
      expect(end()).toBeUndefined();
      send('second');
      expect(heard).toEqual([['first']]);
    }
  });
});
