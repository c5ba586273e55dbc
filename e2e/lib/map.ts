import type { Locator, Page } from 'playwright-core';
import type { Box } from '../../src/renderer/map/geometry/box.ts';
import type { MapHook } from '../../src/renderer/map/hook.ts';

type Place = 'rectOfSite' | 'rectOfVm' | 'rectOfReplica';
type MapElement = HTMLElement & { readonly farshoreMap?: MapHook };

/** So far outside of a site does a drag begin and end; near enough to be on the map still. */
const MARGIN_PX = 6;

/** The map is a picture, so it tells tests where things are; what is done with them is done by a real pointer. */
export class MapScreen {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get region(): Locator {
    return this.#page.locator('[data-map]');
  }

  async rectOf(what: Place, id: string): Promise<Box> {
    const found = await this.region.evaluate(
      (element: MapElement, [name, of]) => element.farshoreMap?.[name](of) ?? null,
      [what, id] as const,
    );
    if (found === null) throw new Error(`The map has no ${what} of ${id}.`);
    return found;
  }

  /** What each of these VMs is drawn as, such as `protected`. */
  marksOf(vmIds: readonly string[]): Promise<readonly (string | null)[]> {
    return this.region.evaluate(
      (element: MapElement, ids) => ids.map((id) => element.farshoreMap?.markOfVm(id) ?? null),
      vmIds,
    );
  }

  /** Selects these VMs one after the other with the left button. */
  async clickOn(vmIds: readonly string[]): Promise<void> {
    for (const [index, vmId] of vmIds.entries()) {
      const { x, y, w, h } = await this.rectOf('rectOfVm', vmId);
      if (index > 0) await this.#page.keyboard.down('Shift');
      await this.#page.mouse.click(x + w / 2, y + h / 2);
      if (index > 0) await this.#page.keyboard.up('Shift');
    }
  }

  /** Draws a rectangle around a site with the left button, from outside of one corner to outside of the other. */
  async dragOver(siteId: string): Promise<void> {
    const { x, y, w, h } = await this.rectOf('rectOfSite', siteId);
    const { mouse } = this.#page;
    await mouse.move(x - MARGIN_PX, y - MARGIN_PX);
    await mouse.down();
    await mouse.move(x + w / 2, y + h / 2, { steps: 5 });
    await mouse.move(x + w + MARGIN_PX, y + h + MARGIN_PX, { steps: 5 });
    await mouse.up();
  }
}
