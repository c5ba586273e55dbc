import type { PartKey } from '../ui/partKeys.ts';

/** The page of a VM. */
export const vmPageKeys: readonly PartKey<{ readonly leave: () => void }>[] = [
  { keys: ['Escape'], shown: [{ key: 'Escape' }], word: 'keys.backFromVm', press: (page) => page.leave() },
];
