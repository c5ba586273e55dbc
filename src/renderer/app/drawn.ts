import { create } from 'zustand';
import { useCurrentPicture } from '../estate/store.ts';

const useDrawn = create<{ readonly isDrawn: boolean }>()(() => ({ isDrawn: false }));

/** The first picture is on the screen. */
export function pictureDrawn(): void {
  useDrawn.setState({ isDrawn: true });
}

/** Whether a part beside the map keeps its place empty for the one frame in which the map is drawn first. */
export function useHeldBack(): boolean {
  const isThere = useCurrentPicture() !== null;
  const isDrawn = useDrawn((state) => state.isDrawn);
  return isThere && !isDrawn;
}
