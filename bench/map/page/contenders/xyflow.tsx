import { memo } from 'react';
import { type Node, type NodeProps, ReactFlow, type ReactFlowInstance } from '@xyflow/react';
import { createRoot, type Root } from 'react-dom/client';
import type { EstatePicture } from '../../../../src/shared/ipc/estate.ts';
import { cellsOf } from '../cells.ts';
import type { Contender } from '../contender.ts';

type CellNode = Node<{ readonly colour: string }>;

const CellView = memo(function CellView({ data }: NodeProps<CellNode>) {
  return <div style={{ width: '100%', height: '100%', background: data.colour }} />;
});

const nodeTypes = { cell: CellView };

/** React Flow: one DOM element a cell, moved together by a transform. */
export class Xyflow implements Contender {
  #root: Root | null = null;
  #flow: ReactFlowInstance<CellNode> | null = null;

  async mount(picture: EstatePicture, element: HTMLElement): Promise<void> {
    const nodes = cellsOf(picture, element).map(({ id, x, y, size, colour }): CellNode => ({
      id,
      type: 'cell',
      position: { x, y },
      width: size,
      height: size,
      data: { colour },
    }));
    const root = createRoot(element);
    this.#root = root;
    this.#flow = await new Promise<ReactFlowInstance<CellNode>>((resolve) =>
      root.render(
        <ReactFlow
          nodes={nodes}
          edges={[]}
          nodeTypes={nodeTypes}
          onInit={resolve}
          minZoom={0.1}
          // As its guide to performance advises for what is only looked at.
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          elementsSelectable={false}
          onlyRenderVisibleElements
        />,
      ),
    );
  }

  pan(dxPx: number, dyPx: number): void {
    const { x, y, zoom } = this.#flow?.getViewport() ?? { x: 0, y: 0, zoom: 1 };
    void this.#flow?.setViewport({ x: x + dxPx, y: y + dyPx, zoom });
  }

  dispose(): void {
    this.#root?.unmount();
  }
}
