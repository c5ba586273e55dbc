import { Application, Container, Sprite, Texture } from 'pixi.js';
import type { EstatePicture } from '../../../../src/shared/ipc/estate.ts';
import { cellsOf } from '../cells.ts';
import type { Contender } from '../contender.ts';

/** PixiJS: one tinted sprite a cell, batched by the library; WebGL, or its canvas renderer where there is none. */
export class Pixi implements Contender {
  readonly #app = new Application();
  readonly #world = new Container({ isRenderGroup: true });
  #renderer = '';

  async mount(picture: EstatePicture, element: HTMLElement): Promise<void> {
    await this.#app.init({
      width: element.clientWidth,
      height: element.clientHeight,
      background: '#ffffff',
      preference: ['webgl', 'canvas'],
      autoStart: false,
    });
    this.#renderer = this.#app.renderer.name;
    element.append(this.#app.canvas);
    for (const { x, y, size, colour } of cellsOf(picture, element)) {
      const sprite = new Sprite(Texture.WHITE);
      sprite.position.set(x, y);
      sprite.setSize(size);
      sprite.tint = colour;
      this.#world.addChild(sprite);
    }
    this.#app.stage.addChild(this.#world);
    this.#app.render();
  }

  pan(dxPx: number, dyPx: number): void {
    this.#world.position.set(this.#world.x + dxPx, this.#world.y + dyPx);
    requestAnimationFrame(() => this.#app.render());
  }

  renderer(): string {
    return this.#renderer;
  }

  dispose(): void {
    this.#app.destroy(true, { children: true });
  }
}
