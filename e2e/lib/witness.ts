import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect } from 'vitest';
import type { Farshore } from './farshore.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'reports', 'e2e');
const POLL_MS_MAX = 20_000;

/** Expects it before long: what crosses the feed, the core and the window takes its time. */
export function eventually<T>(read: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: POLL_MS_MAX });
}

/** Keeps a picture of the window and the console's log of every test that fails: what one would look at first. */
export function keepEvidence(current: () => Farshore | undefined): void {
  afterEach(async ({ task }) => {
    const farshore = current();
    if (task.result?.state !== 'fail' || farshore === undefined) return;
    const file = path.join(folder, task.name.replaceAll(/\W+/g, '-').slice(0, 80));
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.log`, farshore.log());
    await farshore.page.screenshot({ path: `${file}.png`, timeout: 2_000 }).catch(() => undefined);
  });
}
