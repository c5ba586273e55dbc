import type { Point } from '../../../../src/renderer/map/geometry/box.ts';
import { MapController, type MapFacts } from '../../../../src/renderer/map/MapController.ts';
import type { PointerInput } from '../../../../src/renderer/map/tool/input.ts';
import { countOf, type Mask } from '../../../../src/renderer/selection/mask.ts';
import type { EstatePicture } from '../../../../src/shared/ipc/estate.ts';
import type { Contender, Rectangle } from '../contender.ts';
import { GATEWAY_NOW } from '../estate.ts';

function nothing(): void {
  // The rest of the window is not here.
}

/** As the map is when the window opens. */
const asOpened = { colouring: 'state', groupBy: 'host', plans: [] } as const;

function factsOf(picture: EstatePicture): MapFacts {
  return { picture, gatewayNow: GATEWAY_NOW, isStale: false, matches: null, ...asOpened };
}

function pressed(at: Point): PointerInput {
  return { x: at.x, y: at.y, button: 'left', shift: false, alt: false, ctrl: false };
}

/** Our map, by its real controller: stage, layout, renderer and its way of asking for frames. Only React is not here. */
export class Farshore implements Contender {
  #controller: MapController | null = null;
  #element: HTMLElement | null = null;
  #selection: Mask = new Uint8Array(0);

  mount(picture: EstatePicture, element: HTMLElement): void {
    const tip = element.appendChild(document.createElement('div'));
    tip.hidden = true;
    this.#element = element;
    this.#selection = new Uint8Array(picture.vmIds.length);
    this.#controller = new MapController({ region: element, tip }, factsOf(picture), {
      select: (mask) => {
        this.#selection = mask;
      },
      focusVm: nothing,
      openVm: nothing,
      openList: nothing,
      find: nothing,
      announce: nothing,
      describe: () => '',
    });
  }

  pan(dxPx: number, dyPx: number): void {
    this.#made.stage.panBy(dxPx, dyPx);
  }

  redraw(): void {
    this.#made.stage.ports.redraw('all');
  }

  readonly select: Rectangle = {
    begin: (at) => this.#made.stage.pointerDown(pressed(at)),
    move: (to) => this.#made.stage.pointerMove(pressed(to)),
    end: () => {
      const { stage } = this.#made;
      const { brush } = stage;
      // Where the pointer is let go is where it was moved last.
      if (brush) stage.pointerUp(pressed({ x: brush.x + brush.w, y: brush.y + brush.h }));
      else stage.cancel();
      return countOf(this.#selection);
    },
  };

  dispose(): void {
    this.#made.dispose();
    this.#element?.replaceChildren();
  }

  get #made(): MapController {
    if (!this.#controller) throw new Error('The map is not mounted.');
    return this.#controller;
  }
}
