import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 1099px)');

function subscribe(listener: () => void): () => void {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
}

/** Whether only the most needed fits side by side: in a small window, or where the text is large. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches);
}
