import { useCallback, useState } from 'react';

interface Folding {
  readonly folded: ReadonlySet<string>;
  readonly fold: (keys: readonly string[], isFolded: boolean) => void;
}

const nothing: ReadonlySet<string> = new Set();

/**
 * Which places are folded. While the list is narrowed (`narrowing` names how) everything that was found is open, and what
 * is folded then is forgotten with it.
 */
export function useFolded(narrowing: string): Folding {
  const [all, setAll] = useState(nothing);
  const [narrowed, setNarrowed] = useState({ by: '', folded: nothing });
  const folded = narrowing === '' ? all : narrowed.by === narrowing ? narrowed.folded : nothing;
  const fold = useCallback(
    (keys: readonly string[], isFolded: boolean) => {
      const next = new Set(folded);
      for (const key of keys) {
        if (isFolded) next.add(key);
        else next.delete(key);
      }
      if (narrowing === '') setAll(next);
      else setNarrowed({ by: narrowing, folded: next });
    },
    [folded, narrowing],
  );
  return { folded, fold };
}
