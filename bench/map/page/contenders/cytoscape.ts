import cytoscape, { type Core } from 'cytoscape';
import type { EstatePicture } from '../../../../src/shared/ipc/estate.ts';
import { cellsOf } from '../cells.ts';
import type { Contender } from '../contender.ts';

/** Cytoscape.js with its canvas renderer. */
export class Cytoscape implements Contender {
  #graph: Core | null = null;

  async mount(picture: EstatePicture, element: HTMLElement): Promise<void> {
    const cells = cellsOf(picture, element);
    const graph = cytoscape({
      container: element,
      elements: cells.map(({ id, x, y, size, colour }) => ({
        data: { id, size, colour },
        position: { x: x + size / 2, y: y + size / 2 },
      })),
      layout: { name: 'preset', fit: false },
      style: [
        {
          selector: 'node',
          style: {
            shape: 'rectangle',
            width: 'data(size)',
            height: 'data(size)',
            'background-color': 'data(colour)',
          },
        },
      ],
      // As its guide to performance advises.
      pixelRatio: 1,
      hideEdgesOnViewport: true,
      textureOnViewport: true,
    });
    this.#graph = graph;
    await new Promise<void>((resolve) => graph.one('render', () => resolve()));
  }

  pan(dxPx: number, dyPx: number): void {
    this.#graph?.panBy({ x: dxPx, y: dyPx });
  }

  dispose(): void {
    this.#graph?.destroy();
  }
}
