import Graph from 'graphology';
import Sigma from 'sigma';
import type { EstatePicture } from '../../../../src/shared/ipc/estate.ts';
import { cellsOf } from '../cells.ts';
import type { Contender } from '../contender.ts';

/** Sigma.js: WebGL only; its nodes are discs. */
export class SigmaGraph implements Contender {
  #sigma: Sigma | null = null;
  #element: HTMLElement | null = null;

  mount(picture: EstatePicture, element: HTMLElement): void {
    const graph = new Graph();
    for (const { id, x, y, size, colour } of cellsOf(picture, element)) {
      graph.addNode(id, { x, y: -y, size: size / 2, color: colour });
    }
    this.#element = element;
    this.#sigma = new Sigma(graph, element, { renderLabels: false });
  }

  /** Its camera counts in widths of what is in view. */
  pan(dxPx: number, dyPx: number): void {
    if (!this.#sigma || !this.#element) return;
    const camera = this.#sigma.getCamera();
    const { x, y } = camera.getState();
    camera.setState({ x: x - dxPx / this.#element.clientWidth, y: y + dyPx / this.#element.clientHeight });
  }

  dispose(): void {
    this.#sigma?.kill();
  }
}
