import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Qmp } from '../guests/qmp.ts';
import { chainOf, commitInto, createImage, writtenIn } from './image.ts';
import type { Region } from './regions.ts';

/**
 * A disk that a guest writes to, as layers: the highest number is written to, those behind it stand still. Invariant: at
 * every moment the highest layer and what is behind it are the whole disk, so a death leaves nothing to be mended.
 */
const LAYER = /^layer-(\d+)\.qcow2$/;

/** The device of a guest's only disk, and the block node of the layer that it writes to, by the file's name. */
export const nodeOf = (file: string): string => (/layer-\d+/.exec(file)?.[0] ?? 'layer').replace('layer-', 'layer');

interface Folding {
  readonly top: string;
  readonly newest: string;
  readonly base: string;
}

/** Layers that a machine was given have the names that we gave; what stood behind them when it began, others. */
async function foldRunning(machine: Qmp, { top, newest, base }: Folding): Promise<void> {
  const nodes = (await machine.execute('query-named-block-nodes', { flat: true })) as readonly BlockNode[];
  const isOf = (node: BlockNode, file: string): boolean =>
    node['node-name'] === nodeOf(file) || (node.drv === 'qcow2' && resolve(node.file) === file);
  const nodeOfFile = (file: string): string => {
    const found = nodes.find((node) => isOf(node, file))?.['node-name'];
    if (found === undefined) throw new Error(`the machine has not opened ${file}`);
    return found;
  };
  await machine.job('fold', 'block-commit', {
    device: nodeOf(top),
    'top-node': nodeOfFile(newest),
    'base-node': nodeOfFile(base),
    'backing-file': basename(base),
  });
}

interface BlockNode {
  readonly 'node-name': string;
  readonly drv: string;
  readonly file: string;
}

export class Layers {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  /** Makes the first layer: an empty disk, or one that begins as what is behind it. */
  async begin(from: { readonly bytes: number } | { readonly behind: string }): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    await createImage(this.#file(1), from);
  }

  get exists(): boolean {
    return this.#numbers().length > 0;
  }

  /** The layer that is written to. */
  get top(): string {
    const [highest] = this.#numbers();
    if (highest === undefined) throw new Error(`${this.folder} holds no disk`);
    return this.#file(highest);
  }

  /** The node of that layer in a running machine. */
  get topNode(): string {
    return nodeOf(this.top);
  }

  /** Lets the layer that was written to stand still, and a new one be written to. Answers the one that stands still. */
  async cut(machine: Qmp | null): Promise<string> {
    const frozen = this.top;
    const next = this.#file((this.#numbers()[0] ?? 0) + 1);
    await createImage(next, { behind: frozen });
    try {
      await machine?.execute('blockdev-snapshot-sync', {
        'node-name': nodeOf(frozen),
        'snapshot-file': next,
        'snapshot-node-name': nodeOf(next),
        format: 'qcow2',
        mode: 'existing',
      });
    } catch (error) {
      rmSync(next, { force: true });
      throw error;
    }
    return frozen;
  }

  /** What was written since the disk was last folded, to any layer. */
  async writtenSinceFolded(): Promise<Region[]> {
    const own = (await chainOf(this.top)).filter((file) => this.#holds(file));
    return (await Promise.all(own.slice(0, -1).map(writtenIn))).flat();
  }

  /**
   * Puts the layers into the oldest one: those that stand still, where a machine runs on the disk; else all of them, and a
   * new one is written to.
   */
  async fold(machine: Qmp | null): Promise<void> {
    const [top, ...standing] = (await chainOf(this.top)).filter((file) => this.#holds(file));
    const base = standing.at(-1);
    if (top !== undefined && base !== undefined) {
      if (machine === null) await this.#foldAtRest(base);
      else if (standing.length > 1) {
        await foldRunning(machine, { top, newest: standing[0] ?? base, base });
      }
    }
    await this.#sweep();
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** All goes into the oldest layer; then a new one stands right before it, and with that the others are nothing any more. */
  async #foldAtRest(base: string): Promise<void> {
    const before = this.#numbers()[0] ?? 0;
    await commitInto(base, this.top);
    await createImage(this.#file(before + 1), { behind: base });
  }

  #holds(file: string): boolean {
    return dirname(file) === this.folder;
  }

  /** Removes what a death left, or a commit made superfluous. */
  async #sweep(): Promise<void> {
    const inUse = new Set(await chainOf(this.top));
    for (const number of this.#numbers())
      if (!inUse.has(this.#file(number))) rmSync(this.#file(number), { force: true });
  }

  #file(number: number): string {
    return join(this.folder, `layer-${String(number).padStart(6, '0')}.qcow2`);
  }

  /** Highest first. */
  #numbers(): number[] {
    if (!existsSync(this.folder)) return [];
    const numbers = readdirSync(this.folder).flatMap((name) => Number(LAYER.exec(name)?.[1] ?? 0) || []);
    return numbers.sort((a, b) => b - a);
  }
}
