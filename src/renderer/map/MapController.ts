import type { EstatePicture } from '#shared/ipc/estate.ts';
import { emptyMask, type Mask } from '../selection/mask.ts';
import { desaturated, type Palette, readPalette } from './draw/palette.ts';
import { cellFacts, type MapRenderer, type MapScene } from './draw/scene.ts';
import type { MapElements } from './elements.ts';
import type { Colouring, GroupBy } from '#shared/ipc/look.ts';
import { slotOf } from '../estate/delta.ts';
import { bindInput } from './input.ts';
import type { Hit } from './layout/find.ts';
import { type LaidOut, layoutEstate } from './layout/layout.ts';
import { groupedEstate } from './layout/grouping.ts';
import type { PlanGroup } from '../estate/planGroups.ts';
import { hasMoved, sameStructure, type Structure, structureOf } from './layout/places.ts';
import { emptyMemory, type MapMemory } from './memory.ts';
import { takeRenderer } from './warmUp.ts';
import { mapTexts } from './texts.ts';
import type { LayoutEstate } from './layout/types.ts';
import { MapStage } from './tool/MapStage.ts';
import type { Redraw, StagePorts } from './tool/stage.ts';

/** `names`: only those that keep to the view's edges. */
type Dirty = Redraw | 'facts' | 'names';

/** So long the map must lie still until its names keep to the view's edges again. */
const MEND_MS = 120;

/** What the map shows, beside its selection. */
export interface MapFacts {
  readonly picture: EstatePicture;
  readonly gatewayNow: number;
  readonly isStale: boolean;
  readonly matches: Uint8Array | null;
  readonly colouring: Colouring;
  readonly groupBy: GroupBy;
  /** Only asked for where the map is grouped by them. */
  readonly plans: readonly PlanGroup[];
}

export type ControllerPorts = Omit<StagePorts, 'redraw'> & {
  /** What lies under the pointer, for the tip; empty where nothing does. */
  readonly describe: (hit: Hit) => string;
};

/** Joins stage, renderer and page. React makes one and feeds it; between feeds nothing of React runs. */
export class MapController {
  readonly stage: MapStage;
  readonly #elements: MapElements;
  readonly #renderer: MapRenderer;
  readonly #ends: (() => void)[] = [];
  #laidOut: LaidOut;
  readonly #memory: MapMemory;
  #estate: LayoutEstate;
  #structure: Structure;
  #facts: MapFacts;
  #scene: MapScene;
  #palette: Palette;
  #stalePalette: Palette;
  readonly #dirty = new Set<Dirty>();
  #frame = 0;
  #mending = 0;
  #lastFrameAt = 0;

  constructor(elements: MapElements, facts: MapFacts, ports: ControllerPorts, memory: MapMemory = emptyMemory()) {
    this.#elements = elements;
    this.#memory = memory;
    this.#facts = facts;
    this.#estate = groupedEstate(facts.picture, facts.groupBy, facts.plans);
    this.#laidOut = this.#layOut();
    this.#structure = structureOf(this.#estate);
    this.#palette = readPalette(elements.region);
    this.#stalePalette = desaturated(this.#palette);
    this.#renderer = takeRenderer();
    this.#renderer.whenEmptied = () => this.#ask('all');
    elements.region.prepend(this.#renderer.element);
    this.stage = new MapStage(this.#laidOut.layout, facts.picture.vmIds.length, {
      ...ports,
      redraw: (what) => this.#ask(what),
    });
    this.#comeBack();
    this.#scene = this.#makeScene();
    this.#ends.push(bindInput(elements, this.stage, ports.describe), this.#watchSize(), this.#watchTheme());
  }

  dispose(): void {
    this.#leave();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#mending);
    for (const end of this.#ends) end();
    this.#renderer.dispose();
  }

  /** Takes newer facts. The layout is made anew only when somebody came, left or moved, or for another grouping. */
  update(facts: MapFacts, selection: Mask, focusSlot: number): void {
    const before = this.#facts;
    const mask = sized(selection, facts.picture.vmIds.length);
    if (facts !== before) this.#takeFacts(facts, mask, focusSlot);
    this.stage.takeSelection(mask);
    this.stage.followFocus(focusSlot);
    if (facts === before) return;
    this.#scene = this.#makeScene();
    this.#drawNow('facts');
  }

  /** Facts and sizes do not wait for the next frame to be drawn: they are in this one already. */
  #drawNow(what: 'all' | 'facts'): void {
    this.#ask(what);
    if (!this.stage.isSeen || this.stage.wantsTicks) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#draw();
  }

  #takeFacts(facts: MapFacts, mask: Mask, focusSlot: number): void {
    const before = { estate: this.#estate, layout: this.layout };
    const isRegrouped = facts.groupBy !== this.#facts.groupBy;
    this.#facts = facts;
    this.#estate = groupedEstate(facts.picture, facts.groupBy, facts.plans);
    if (!isRegrouped && sameStructure(before.estate, this.#estate, this.#structure)) return;
    this.#laidOut = this.#layOut();
    this.#structure = structureOf(this.#estate);
    const { layout, estate } = this;
    const isAnew = isRegrouped || this.#laidOut.isAnew;
    const isMoved = isAnew || hasMoved(before, { layout, estate });
    this.stage.replaceLayout(layout, { selection: mask, focusSlot, isAnew, hasMoved: isMoved });
  }

  #layOut(): LaidOut {
    const { groupBy } = this.#facts;
    const laidOut = layoutEstate(this.#estate, this.#memory.laidOutBy.get(groupBy) ?? null);
    this.#memory.laidOutBy.set(groupBy, laidOut);
    return laidOut;
  }

  #comeBack(): void {
    const { left, reach } = this.#memory;
    const { groupBy } = this.#facts;
    this.stage.reach = reach;
    if (left?.groupBy !== groupBy || this.#laidOut.isAnew) return;
    const slot = left.focus ? slotOf(this.picture, left.focus.vmId) : -1;
    const cells = left.focus?.isReplica ? this.layout.replicaCell : this.layout.homeCell;
    this.stage.comeBack({ camera: left.camera, focusCell: cells[slot] ?? -1 });
  }

  #leave(): void {
    const { reach, focusCell, keptCamera } = this.stage;
    const { groupBy, picture } = this.#facts;
    const vmId = picture.vmIds[this.layout.cellSlot[focusCell] ?? -1];
    const focus = vmId === undefined ? null : { vmId, isReplica: this.stage.focusIsReplica };
    this.#memory.reach = reach;
    this.#memory.left = { groupBy, camera: keptCamera, focus };
  }

  get layout(): MapScene['layout'] {
    return this.#laidOut.layout;
  }

  get texts(): MapScene['texts'] {
    return this.#scene.texts;
  }

  get picture(): EstatePicture {
    return this.#facts.picture;
  }

  /** As it is grouped. */
  get estate(): LayoutEstate {
    return this.#estate;
  }

  #makeScene(): MapScene {
    const { picture, gatewayNow, matches, isStale, colouring, groupBy } = this.#facts;
    const { layout } = this.#laidOut;
    const facts = cellFacts(layout, picture, gatewayNow, matches, colouring);
    return {
      layout,
      facts,
      texts: mapTexts({ picture, layout, facts, gatewayNow, isStale, groupBy }),
      camera: this.stage.camera,
      view: this.stage.view,
      palette: isStale ? this.#stalePalette : this.#palette,
    };
  }

  #ask(what: Dirty): void {
    this.#dirty.add(what);
    if (this.#frame === 0) this.#frame = requestAnimationFrame((now) => this.#onFrame(now));
  }

  #onFrame(now: number): void {
    this.#frame = 0;
    if (!this.stage.isSeen) return;
    if (this.stage.wantsTicks) {
      const elapsed = this.#lastFrameAt === 0 ? 0 : Math.min(50, now - this.#lastFrameAt);
      this.#lastFrameAt = now;
      this.stage.tick(elapsed);
      this.#ask('overlay');
    } else this.#lastFrameAt = 0;
    this.#draw();
  }

  #draw(): void {
    const { stage } = this;
    const scene = { ...this.#scene, camera: stage.camera, view: stage.view };
    const overlay = {
      selected: stage.shown,
      selectedCount: stage.shownCount,
      brush: stage.brush,
      hoverCell: stage.hoverCell,
      focusCell: document.activeElement === this.#elements.region ? stage.focusCell : -1,
    };
    const isAny = (...dirty: readonly Dirty[]) => dirty.some((what) => this.#dirty.has(what));
    if (isAny('all')) this.#renderer.draw(scene);
    else if (isAny('facts')) this.#renderer.drawFacts(scene);
    else if (isAny('names')) this.#renderer.mend(scene);
    else if (isAny('camera') && !this.#renderer.slide(scene)) this.#mendLater();
    if (isAny('all', 'overlay')) this.#renderer.drawOverlay(scene, overlay);
    else this.#renderer.slideOverlay(scene, overlay);
    this.#dirty.clear();
  }

  /** While the map moves its names move with it. */
  #mendLater(): void {
    clearTimeout(this.#mending);
    this.#mending = window.setTimeout(() => this.#ask('names'), MEND_MS);
  }

  #watchSize(): () => void {
    const measure = () => {
      const { clientWidth, clientHeight } = this.#elements.region;
      if (clientWidth === 0 || clientHeight === 0) return;
      const view = { width: clientWidth, height: clientHeight, dpr: window.devicePixelRatio };
      const { width, height, dpr } = this.stage.view;
      if (view.width === width && view.height === height && view.dpr === dpr) return;
      this.stage.resize(view);
      this.#drawNow('all');
    };
    // It reports the first size too, when all of the page has its place.
    const observer = new ResizeObserver(measure);
    observer.observe(this.#elements.region);
    // Another screen may have other pixels without another size.
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }

  #watchTheme(): () => void {
    const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'];
    const lists = queries.map((query) => matchMedia(query));
    const read = () => {
      this.#palette = readPalette(this.#elements.region);
      this.#stalePalette = desaturated(this.#palette);
      this.#scene = this.#makeScene();
      this.#ask('all');
    };
    for (const list of lists) list.addEventListener('change', read);
    // The person's own choice of contrast is on the page, not in the system.
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-contrast'] });
    return () => {
      observer.disconnect();
      for (const list of lists) list.removeEventListener('change', read);
    };
  }
}

/** Between two pictures a selection may still have the old length for a moment. */
function sized(mask: Mask, length: number): Mask {
  return mask.length === length ? mask : emptyMask(length);
}
