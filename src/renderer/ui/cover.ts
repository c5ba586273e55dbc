import { type RefObject, useLayoutEffect } from 'react';
import { create } from 'zustand';

/** How much of the work's right side a panel lies over, in CSS pixels. */
export const useCover = create<{ readonly rightPx: number }>()(() => ({ rightPx: 0 }));

/**
 * Tells how far the panel in `place` reaches beyond it, over the work: by nothing where it has a column of its own. `shown`
 * says which panel it is: another is measured anew.
 */
export function useTellCover(place: RefObject<HTMLElement | null>, shown: string): void {
  useLayoutEffect(() => {
    const panel = place.current?.firstElementChild;
    if (!(panel instanceof HTMLElement)) return undefined;
    const measure = () => {
      const rightPx = Math.max(0, panel.offsetWidth - (place.current?.clientWidth ?? 0));
      if (rightPx !== useCover.getState().rightPx) useCover.setState({ rightPx });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(panel);
    return () => observer.disconnect();
  }, [place, shown]);
  useLayoutEffect(() => () => useCover.setState({ rightPx: 0 }), []);
}
