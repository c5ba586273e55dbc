import type { Mutant } from './mutant.ts';

/** Mistakes in what is heard, and in what the cache makes of it. */
export const feedMutants: readonly Mutant[] = [
  {
    name: 'a gap in the feed is passed over',
    file: 'gateway/feed/sequence.ts',
    find: `return seq > last + 1 + unreadable ? 'gap' : 'next';`,
    replace: `return 'next';`,
  },
  {
    name: 'a heartbeat that names a missing line is passed over',
    file: 'gateway/feed/sequence.ts',
    find: `const verdict = last + unreadable < promised ? 'gap' : 'in-step';`,
    replace: `const verdict = 'in-step';`,
  },
  {
    name: 'the cursor is ahead of its lines',
    file: 'gateway/feed/follow.ts',
    find: `cursorAt(after.epoch, sequence.last), heardAt)`,
    replace: `cursorAt(after.epoch, sequence.last + 1), heardAt)`,
  },
  {
    name: 'the cursor is committed without its lines',
    file: 'gateway/feed/follow.ts',
    find: `const unsaved = storeEnd(writer.applyChanges(lines, cursorAt`,
    replace: `const unsaved = storeEnd(writer.applyChanges(heartbeatHeard ? [] : lines.slice(0, 8), cursorAt`,
  },
  {
    name: 'an unreadable line is not asked for again',
    file: 'gateway/feed/follow.ts',
    find: `if (context.healing.mayBeginAnew()) return gap('a line could not be read');`,
    replace: ``,
  },
  {
    name: 'deletions are not taken over',
    file: 'store/inventory/rows.ts',
    find: `else if (Object.hasOwn(remove, line.kind)) {`,
    replace: `else if (line.kind === 'points') {`,
  },
  {
    name: 'an expired cursor is kept',
    file: 'gateway/feed/retry.ts',
    find: `if (end.kind === 'expired') wantsPicture = true;`,
    replace: ``,
  },
];
