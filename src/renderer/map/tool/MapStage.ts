import { combine, countOf, emptyMask, type Mask } from '../../selection/mask.ts';
import type { KeyInput } from '../../ui/partKeys.ts';
import { type Box, encloses, type Point } from '../geometry/box.ts';
import {
  boxToScreen,
  type Camera,
  clampCamera,
  fit,
  freeWidth,
  panBy,
  reveal,
  toWorld,
  type View,
  zoomAt,
} from '../geometry/camera.ts';
import { cellBox, type Hit, hitAt, type Reach } from '../layout/find.ts';
import type { MapLayout } from '../layout/types.ts';
import type { PointerInput } from './input.ts';
import type { Extension, NextPicture, Stage, StagePorts } from './stage.ts';
import { type StatePath, toIdle, type ToolState, type Transition } from './state.ts';
import { enter } from './states.ts';

const REVEAL_MARGIN_PX = 40;

/** What waits for the size of the view. */
interface Waits {
  readonly camera: Camera | null;
  readonly reveal: boolean;
  readonly deed: ((stage: MapStage) => void) | null;
}

const nothing: Waits = { camera: null, reveal: false, deed: null };

/**
 * Everything that follows the pointer and the keys, without a page: camera, hover, brush, focus, and the selection while
 * it is being made. It lives outside React: a movement of the pointer must cost a redraw, not a render.
 */
export class MapStage implements Stage {
  layout: MapLayout;
  view: View = { width: 1, height: 1, dpr: 1 };
  camera: Camera = { x: 0, y: 0, scale: 1 };
  reach: Reach = 'touching';
  /** What is selected, and what is shown as selected while a rectangle is drawn. */
  selection: Mask;
  shown: Mask;
  brush: Box | null = null;
  hoverCell = -1;
  focusCell = -1;
  extension: Extension | null = null;
  readonly ports: StagePorts;
  #state: ToolState;
  /** What waits until the map's size is known. */
  #waits: Waits = nothing;

  constructor(layout: MapLayout, vmCount: number, ports: StagePorts) {
    this.layout = layout;
    this.selection = emptyMask(vmCount);
    this.shown = this.selection;
    this.ports = ports;
    this.#state = enter(this, toIdle);
  }

  get path(): StatePath {
    return this.#state.path;
  }

  pointerDown(input: PointerInput): void {
    this.#go(this.#state.pointerDown?.(input));
  }

  pointerMove(input: PointerInput): void {
    this.#go(this.#state.pointerMove?.(input));
  }

  pointerUp(input: PointerInput): void {
    this.#go(this.#state.pointerUp?.(input));
  }

  keyDown(input: KeyInput): void {
    this.#go(this.#state.keyDown?.(input));
  }

  keyUp(input: KeyInput): void {
    this.#go(this.#state.keyUp?.(input));
  }

  cancel(): void {
    this.#go(this.#state.cancel?.());
  }

  /** The keys go elsewhere, and what is held is let go there, unseen. */
  letGo(): void {
    this.cancel();
    this.#go(toIdle);
  }

  tick(elapsedMs: number): void {
    this.#go(this.#state.tick?.(elapsedMs));
  }

  get wantsTicks(): boolean {
    return this.#state.tick !== undefined;
  }

  #go(next: Transition | undefined): void {
    if (next) this.#state = enter(this, next);
  }

  hit(screen: Point): Hit {
    return hitAt(this.layout, toWorld(this.camera, screen));
  }

  moveCamera(camera: Camera): void {
    this.camera = clampCamera(camera, this.layout.bounds, this.view);
    this.ports.redraw('camera');
  }

  panBy(dxPx: number, dyPx: number): void {
    this.moveCamera(panBy(this.camera, dxPx, dyPx));
  }

  zoom(at: Point, factor: number): void {
    const { bounds, pitch } = this.layout;
    this.moveCamera(zoomAt(this.camera, at, factor, { bounds, view: this.view, pitch }));
  }

  zoomAtCentre(factor: number): void {
    this.zoom({ x: freeWidth(this.view) / 2, y: this.view.height / 2 }, factor);
  }

  fit(): void {
    this.camera = fit(this.layout.bounds, this.view, this.layout.pitch);
    this.ports.redraw('camera');
  }

  hover(cell: number): void {
    if (cell === this.hoverCell) return;
    this.hoverCell = cell;
    this.ports.redraw('overlay');
  }

  /** Shows a selection that is not made yet. */
  show(mask: Mask): void {
    this.shown = mask;
    this.ports.redraw('overlay');
  }

  /** Makes a selection and tells the window. */
  select(mask: Mask): void {
    this.selection = mask;
    this.shown = mask;
    this.ports.select(mask);
    this.ports.announce('selection');
    this.ports.redraw('overlay');
  }

  /** The window's selection changed elsewhere. A rectangle that is being drawn goes on from what it began with. */
  takeSelection(mask: Mask): void {
    if (mask === this.selection) return;
    this.selection = mask;
    if (this.path !== 'select.brushing') this.shown = mask;
    this.ports.redraw('overlay');
  }

  focus(cell: number, options: { readonly reveal: boolean }): void {
    this.focusCell = cell;
    const slot = this.layout.cellSlot[cell] ?? -1;
    this.ports.focusVm(slot);
    if (cell < 0) return;
    if (options.reveal) this.#reveal(cell);
    this.ports.redraw('overlay');
  }

  /** The focus moved elsewhere in the window: in the list, or by finding. */
  followFocus(slot: number): void {
    if (slot < 0 || (this.layout.cellSlot[this.focusCell] ?? -1) === slot) return;
    const cell = this.layout.homeCell[slot] ?? -1;
    if (cell < 0) return;
    this.focusCell = cell;
    this.extension = null;
    this.#reveal(cell);
    this.ports.redraw('overlay');
  }

  #reveal(cell: number): void {
    if (!this.isSeen) this.#waits = { ...this.#waits, reveal: true };
    if (!this.isSeen || cell < 0) return;
    const revealed = reveal(this.camera, cellBox(this.layout, cell), this.view, REVEAL_MARGIN_PX);
    if (revealed !== this.camera) this.moveCamera(revealed);
  }

  slotsAsMask(slots: Iterable<number>): Mask {
    const mask = emptyMask(this.selection.length);
    for (const slot of slots) mask[slot] = 1;
    return mask;
  }

  selectSlots(slots: Iterable<number>, how: 'replace' | 'add' | 'subtract'): void {
    this.select(combine(this.selection, this.slotsAsMask(slots), how));
  }

  get shownCount(): number {
    return countOf(this.shown);
  }

  get focusIsReplica(): boolean {
    return this.layout.replicaCell[this.layout.cellSlot[this.focusCell] ?? -1] === this.focusCell;
  }

  /**
   * Another picture: cells and slots are new. Camera and focus stay on what they were on. What is being drawn or dragged goes
   * on where nobody has moved under the hand.
   */
  replaceLayout(layout: MapLayout, next: NextPicture): void {
    const focusWasReplica = this.focusIsReplica;
    const wasFitted = this.isSeen && this.#isFitted();
    if (next.hasMoved) this.cancel();
    this.layout = layout;
    this.selection = next.selection;
    this.shown = next.selection;
    this.hoverCell = -1;
    this.extension = null;
    const home = layout.homeCell[next.focusSlot] ?? -1;
    const replica = layout.replicaCell[next.focusSlot] ?? -1;
    this.focusCell = focusWasReplica && replica >= 0 ? replica : home;
    const isCut = wasFitted && this.path === 'select.idle' && !this.#isAllInView();
    if (this.isSeen && (next.isAnew || isCut)) this.fit();
    this.#state.pictureCame?.();
    this.ports.redraw('all');
  }

  #isAllInView(): boolean {
    const { height } = this.view;
    return encloses({ x: 0, y: 0, w: freeWidth(this.view), h: height }, boxToScreen(this.camera, this.layout.bounds));
  }

  /** Before its size is known there is no view. */
  get isSeen(): boolean {
    return this.view.width > 1;
  }

  /** Does something with the view, as soon as there is one. */
  whenSeen(deed: (stage: MapStage) => void): void {
    if (this.isSeen) deed(this);
    else this.#waits = { ...this.#waits, deed };
  }

  /** Where it looks, for coming back to it; null where all is in view. */
  get keptCamera(): Camera | null {
    if (!this.isSeen) return this.#waits.camera;
    return this.#isFitted() ? null : this.camera;
  }

  /** Goes on from where it was left. */
  comeBack({ camera, focusCell }: { readonly camera: Camera | null; readonly focusCell: number }): void {
    this.#waits = { ...this.#waits, camera };
    this.focusCell = focusCell;
  }

  resize(view: View): void {
    const camera = this.keptCamera;
    const isFocusAwaited = this.#waits.reveal && camera !== null;
    this.view = { ...this.view, ...view };
    if (camera) this.moveCamera(camera);
    else this.fit();
    const { deed } = this.#waits;
    this.#waits = nothing;
    if (isFocusAwaited) this.#reveal(this.focusCell);
    deed?.(this);
  }

  /**
   * Something lies over the view's right, or no longer. The map stays where it is, or a second click would hit another VM;
   * only the VM that the keyboard is on comes out from under it.
   */
  coverRight(px: number): void {
    const before = this.view.coveredRight ?? 0;
    const wasFitted = this.isSeen && this.#isFitted();
    this.view = { ...this.view, coveredRight: px };
    if (!this.isSeen) return;
    if (px < before && wasFitted) this.fit();
    else if (this.path === 'select.idle' && this.#isCovered(this.focusCell)) this.#reveal(this.focusCell);
  }

  #isCovered(cell: number): boolean {
    if (cell < 0) return false;
    const { x, w } = boxToScreen(this.camera, cellBox(this.layout, cell));
    return x + w > freeWidth(this.view) && x < this.view.width;
  }

  /** A map that shows everything goes on to show everything when the window changes. */
  #isFitted(): boolean {
    const fitted = fit(this.layout.bounds, this.view, this.layout.pitch);
    const near = (a: number, b: number) => Math.abs(a - b) < 0.5;
    return fitted.scale === this.camera.scale && near(fitted.x, this.camera.x) && near(fitted.y, this.camera.y);
  }
}
