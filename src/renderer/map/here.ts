import { askWork, go } from '../app/navigation.ts';
import type { MapStage } from './tool/MapStage.ts';

/** What is asked of the map from elsewhere in the window. */
type Wish = (stage: MapStage) => void;

let stage: MapStage | null = null;
let wish: Wish | null = null;

/** As long as the map is on its page. Returns the function that ends it. */
export function mapIsHere(here: MapStage): () => void {
  stage = here;
  if (wish !== null) here.whenSeen(wish);
  wish = null;
  return () => {
    if (stage === here) stage = null;
  };
}

/** Goes to the map, and does it there. */
export function askMap(asked: Wish): void {
  if (stage === null) wish = asked;
  else asked(stage);
  go({ kind: 'map' });
  askWork();
}
