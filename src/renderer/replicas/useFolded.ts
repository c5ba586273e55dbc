import { useCallback } from 'react';
import { foldedIn, foldPlaces, useSitting } from './sitting.ts';

interface Folding {
  readonly folded: ReadonlySet<string>;
  readonly fold: (keys: readonly string[], isFolded: boolean) => void;
}

export function useFolded(narrowing: string): Folding {
  const folded = useSitting((state) => foldedIn(state, narrowing));
  const fold = useCallback(
    (keys: readonly string[], isFolded: boolean) => foldPlaces(narrowing, keys, isFolded),
    [narrowing],
  );
  return { folded, fold };
}
