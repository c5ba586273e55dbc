import { expect } from 'vitest';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { GroupBy } from '#shared/ipc/look.ts';
import { slotsOf } from '../../selection/mask.ts';
import { centreOf, type Point } from '../geometry/box.ts';
import { toScreen, type View } from '../geometry/camera.ts';
import { cellBox } from '../layout/find.ts';
import { groupedEstate } from '../layout/grouping.ts';
import { type LaidOut, layoutEstate } from '../layout/layout.ts';
import { hasMoved } from '../layout/places.ts';
import type { LayoutEstate, MapLayout } from '../layout/types.ts';
import { MapStage } from '../tool/MapStage.ts';
import type { StatePath } from '../tool/state.ts';
import { type EstateShape, estateOf } from './estates.ts';

interface Keys {
  readonly shift?: boolean;
  readonly alt?: boolean;
  readonly ctrl?: boolean;
}

interface ComingBack {
  readonly focus?: string;
  readonly view?: View;
  /** Called when the map is on its page, and its size is not known yet. */
  readonly arrive?: () => void;
}

/** The map without a page, in the words of the person at it: `map.drag('vm-0', 'vm-3').expectSelected('vm-0', …)`. */
export class TestMap {
  stage: MapStage;
  readonly calls: string[] = [];
  readonly #groupBy: GroupBy;
  #picture: EstatePicture;
  #laidOut: LaidOut;
  #at: Point = { x: 0, y: 0 };

  constructor(shape: EstateShape, view = { width: 1200, height: 800, dpr: 1 }, groupBy: GroupBy = 'host') {
    this.#groupBy = groupBy;
    this.#picture = estateOf(shape);
    this.#laidOut = layoutEstate(this.#estate);
    this.stage = this.#stageOf(this.#laidOut.layout);
    this.stage.resize(view);
    this.stage.fit();
  }

  get #vmIds(): readonly string[] {
    return this.#picture.vmIds;
  }

  get #estate(): LayoutEstate {
    return groupedEstate(this.#picture, this.#groupBy, []);
  }

  /** The provider is heard again, and the estate is another. */
  becomes(change: (picture: EstatePicture) => EstatePicture): this {
    const before = { layout: this.stage.layout, estate: this.#estate };
    const selected = new Set(this.#idsOf(this.stage.selection));
    const focused = this.#vmIds[this.stage.layout.cellSlot[this.stage.focusCell] ?? -1] ?? '';
    this.#picture = change(this.#picture);
    this.#laidOut = layoutEstate(this.#estate, this.#laidOut);
    const { layout, isAnew } = this.#laidOut;
    this.stage.replaceLayout(layout, {
      selection: Uint8Array.from(this.#vmIds, (vmId) => Number(selected.has(vmId))),
      focusSlot: this.#vmIds.indexOf(focused),
      isAnew,
      hasMoved: isAnew || hasMoved(before, { layout, estate: this.#estate }),
    });
    return this;
  }

  #stageOf(layout: MapLayout): MapStage {
    const note = (call: string) => this.calls.push(call);
    return new MapStage(layout, this.#vmIds.length, {
      select: (mask) => note(`select ${slotsOf(mask).length}`),
      focusVm: (slot) => note(`focus ${this.#vmIds[slot] ?? 'nothing'}`),
      openVm: (slot) => note(`open ${this.#vmIds[slot] ?? ''}`),
      openList: (slot) => note(`list ${this.#vmIds[slot] ?? ''}`),
      find: () => note('find'),
      announce: (what) => note(`announce ${what}`),
      redraw: () => undefined,
    });
  }

  /** Another page is opened, and the map again: perhaps with another VM in focus, perhaps in another window's size. */
  leaveAndComeBack({ focus, view = this.stage.view, arrive }: ComingBack = {}): this {
    const { layout, keptCamera: camera, focusCell } = this.stage;
    const slot = focus === undefined ? (layout.cellSlot[focusCell] ?? -1) : this.#vmIds.indexOf(focus);
    this.stage = this.#stageOf(layout);
    this.stage.comeBack({ camera, focusCell });
    this.stage.followFocus(slot);
    arrive?.();
    this.stage.resize(view);
    return this;
  }

  /** The middle of a VM's cell on the screen. */
  middleOf(vmId: string, where: 'home' | 'replica' = 'home'): Point {
    const slot = this.#vmIds.indexOf(vmId);
    const cells = where === 'home' ? this.stage.layout.homeCell : this.stage.layout.replicaCell;
    return toScreen(this.stage.camera, centreOf(cellBox(this.stage.layout, cells[slot] ?? -1)));
  }

  /** On the name of a box: a host's, or a group's. */
  nameOf(box: string, site: string): Point {
    const { layout, camera } = this.stage;
    const found = layout.hosts.find(
      ({ name, siteIndex }) =>
        name === box && layout.sites.some((one) => one.siteIndex === siteIndex && one.name === site),
    );
    if (!found) throw new Error(`The map has no box ${box} at ${site}.`);
    return toScreen(camera, { x: found.x + 2, y: found.y + 2 });
  }

  /** A panel comes over the map's right side, or goes. */
  cover(rightPx: number): this {
    this.stage.coverRight(rightPx);
    return this;
  }

  pointerDown(at: Point | string, keys: Keys & { readonly button?: 'left' | 'middle' } = {}): this {
    this.stage.pointerDown(this.#input(at, keys));
    return this;
  }

  pointerMove(at: Point | string, keys: Keys = {}): this {
    this.stage.pointerMove(this.#input(at, keys));
    return this;
  }

  pointerUp(keys: Keys = {}): this {
    this.stage.pointerUp(this.#input(this.#at, keys));
    return this;
  }

  click(at: Point | string, keys: Keys = {}): this {
    return this.pointerDown(at, keys).pointerUp(keys);
  }

  /** A rectangle from one place to another. */
  drag(from: Point | string, to: Point | string, keys: Keys = {}): this {
    return this.pointerDown(from, keys).pointerMove(to, keys).pointerUp(keys);
  }

  press(...keys: readonly string[]): this {
    for (const combination of keys) {
      const parts = combination === '+' ? ['+'] : combination.split('+');
      const input = {
        key: parts.at(-1) ?? '',
        shift: parts.includes('Shift'),
        alt: parts.includes('Alt'),
        ctrl: parts.includes('Ctrl'),
      };
      if (input.key === 'Escape' && this.stage.path !== 'select.idle') this.stage.cancel();
      else this.stage.keyDown(input);
      this.stage.keyUp(input);
    }
    return this;
  }

  keyDown(key: string): this {
    this.stage.keyDown({ key, shift: false, alt: false, ctrl: false });
    return this;
  }

  keyUp(key: string): this {
    this.stage.keyUp({ key, shift: false, alt: false, ctrl: false });
    return this;
  }

  escape(): this {
    return this.press('Escape');
  }

  /** The keys go to another part of the window. */
  blur(): this {
    this.stage.letGo();
    return this;
  }

  tick(elapsedMs: number): this {
    this.stage.tick(elapsedMs);
    return this;
  }

  expectToBeIn(path: StatePath): this {
    expect(this.stage.path).toBe(path);
    return this;
  }

  expectSelected(...vmIds: readonly string[]): this {
    expect(this.#idsOf(this.stage.selection)).toEqual([...vmIds]);
    return this;
  }

  /** What looks selected now, although nothing has been decided. */
  expectShown(...vmIds: readonly string[]): this {
    expect(this.#idsOf(this.stage.shown)).toEqual([...vmIds]);
    return this;
  }

  expectFocus(vmId: string | null): this {
    const slot = this.stage.layout.cellSlot[this.stage.focusCell] ?? -1;
    expect(this.#vmIds[slot] ?? null).toBe(vmId);
    return this;
  }

  #idsOf(mask: Uint8Array): readonly string[] {
    return slotsOf(mask).map((slot) => this.#vmIds[slot] ?? '');
  }

  #input(at: Point | string, keys: Keys & { readonly button?: 'left' | 'middle' }) {
    this.#at = typeof at === 'string' ? this.middleOf(at) : at;
    const { shift = false, alt = false, ctrl = false, button = 'left' } = keys;
    return { ...this.#at, shift, alt, ctrl, button };
  }
}
