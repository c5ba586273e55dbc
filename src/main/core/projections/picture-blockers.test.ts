import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openInventory } from '../store/inventory/open.ts';
import { aReplica, aSite, aVm, line } from '../store/testing/lines.ts';
import { estatePicture } from './picture.ts';

const blocked = (code: string, actions: string[]) => ({ code, detail: 'Ask the provider.', actions });

it('a picture says of each VM what keeps it from being failed over, by few codes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  const opened = openInventory({ path: join(folder, 'cache.db') });
  if (!opened.ok) throw new Error(opened.failure.detail);
  const { reader, writer } = opened.value;
  const tooSmall = blocked('quota-exceeded', ['failover']);
  const unheard = blocked('site-not-connected', ['planned-failover']);
  writer.beginSnapshot('s');
  writer.addToSnapshot([
    line(1, 'site', aSite('site-1')),
    ...['vm-1', 'vm-2', 'vm-3'].map((id, index) => line(2 + index, 'vm', aVm(id))),
    line(5, 'replica', aReplica('rep-1', 'vm-1', { blockers: [unheard, tooSmall] })),
    line(6, 'replica', aReplica('rep-2', 'vm-2')),
    line(7, 'replica', aReplica('rep-3', 'vm-3', { blockers: [tooSmall] })),
  ]);
  writer.endSnapshot('e1.7', 1);
  const watch = { changed: () => new Set<string>(), end: () => undefined };
  const picture = await estatePicture(
    'c-1',
    reader,
    () => watch,
    () => Promise.resolve(),
    () => new Set(),
  );
  expect(picture.blockers).toEqual(['quota-exceeded']);
  expect([...picture.blockerIndex]).toEqual([0, -1, 0]);
  opened.value.close();
  rmSync(folder, { recursive: true });
});
