import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { chainOf, commitInto, createImage, writtenIn } from './image.ts';
import { Layers } from './layers.ts';
import type { Region } from './regions.ts';

/**
 * A replica on the provider's side: `points/` holds its restore points, each in front of the one that it came after; `run/`
 * what a started replica wrote, in front of the point that it was started from; `replica.json` what lies where.
 */
export interface PointFacts {
  readonly at: number;
  readonly bytes: number;
}

interface ReplicaFacts {
  /** The image that looks as the source's disk did when its layers were last folded; null before the first point. */
  readonly common: string | null;
  readonly points: Readonly<Record<string, PointFacts>>;
}

export class ReplicaStore {
  readonly run: Layers;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = resolve(folder);
    this.run = new Layers(join(this.#folder, 'run'));
    mkdirSync(join(this.#folder, 'points'), { recursive: true });
  }

  pointFile(pointId: string): string {
    return join(this.#folder, 'points', `${pointId}.qcow2`);
  }

  pointFacts(pointId: string): PointFacts | null {
    return existsSync(this.pointFile(pointId)) ? (this.#read().points[pointId] ?? null) : null;
  }

  get common(): string | null {
    const { common } = this.#read();
    return common === null ? null : join(this.#folder, common);
  }

  /** Said when the source's disk looks as this image does. */
  keepCommon(file: string): void {
    this.#write({ ...this.#read(), common: file.slice(this.#folder.length + 1) });
  }

  /** A new point that nothing was written to yet; not there before `keepPoint`. */
  async makePoint(pointId: string, diskBytes: number): Promise<string> {
    const file = this.pointFile(`${pointId}.new`);
    const { common } = this;
    await createImage(file, common === null ? { bytes: diskBytes } : { behind: common });
    return file;
  }

  /** The point is whole, and the source's disk looked so. */
  keepPoint(pointId: string, made: string, facts: PointFacts): void {
    renameSync(made, this.pointFile(pointId));
    const before = this.#read();
    const common = join('points', `${pointId}.qcow2`);
    this.#write({ common, points: { ...before.points, [pointId]: facts } });
  }

  /** What the replica wrote in its own layers becomes a point. */
  async keepRunAsPoint(pointId: string, at: number): Promise<PointFacts> {
    const target = this.pointFile(pointId);
    if (this.run.exists) {
      const own = (await chainOf(this.run.top)).filter((file) => file.startsWith(`${this.run.folder}/`));
      const [top, base] = [own[0], own.at(-1)];
      if (top === undefined || base === undefined) throw new Error(`${this.#folder} has no layers of its own`);
      if (top !== base) await commitInto(base, top);
      const bytes = (await writtenIn(base)).reduce((sum, { length }) => sum + length, 0);
      renameSync(base, target);
      this.keepPointFacts(pointId, { at, bytes });
    }
    this.keepCommon(target);
    this.run.remove();
    return this.pointFacts(pointId) ?? { at, bytes: 0 };
  }

  keepPointFacts(pointId: string, facts: PointFacts): void {
    const before = this.#read();
    this.#write({ ...before, points: { ...before.points, [pointId]: facts } });
  }

  /** Where an image of this replica can look different from the common one: whatever was written in front of either. */
  async changedBetween(file: string, common: string): Promise<Region[]> {
    const [one, other] = await Promise.all([chainOf(file), chainOf(common)]);
    const apart = [...one.filter((each) => !other.includes(each)), ...other.filter((each) => !one.includes(each))];
    return (await Promise.all(apart.map(writtenIn))).flat();
  }

  /**
   * Lets go of the points that are kept no more. What only such a point holds goes into the one in front of it; where there
   * are several in front, it stays until there is one.
   */
  async tidy(kept: readonly string[]): Promise<void> {
    const wanted = new Set(kept.map((pointId) => this.pointFile(pointId)));
    const files = readdirSync(join(this.#folder, 'points')).map((name) => join(this.#folder, 'points', name));
    const behind = new Map<string, string | undefined>();
    for (const file of files.filter((each) => each.endsWith('.qcow2'))) behind.set(file, (await chainOf(file))[1]);
    for (const file of behind.keys()) {
      const infront = [...behind].flatMap(([each, back]) => (back === file ? [each] : []));
      if (wanted.has(file) || file === this.common || infront.length > 1) continue;
      const [heir] = infront;
      if (heir === undefined) rmSync(file);
      else {
        await commitInto(file, heir);
        renameSync(file, heir);
        behind.set(heir, behind.get(file));
      }
      behind.delete(file);
    }
    this.#forgetPoints();
  }

  /** The points go, and what runs stands alone. */
  removePoints(): void {
    rmSync(join(this.#folder, 'points'), { recursive: true, force: true });
    mkdirSync(join(this.#folder, 'points'));
    this.#write({ common: null, points: {} });
  }

  #forgetPoints(): void {
    const before = this.#read();
    const there = new Set(readdirSync(join(this.#folder, 'points')).map((name) => basename(name, '.qcow2')));
    const points = Object.fromEntries(Object.entries(before.points).filter(([pointId]) => there.has(pointId)));
    this.#write({ ...before, points });
  }

  #read(): ReplicaFacts {
    const file = join(this.#folder, 'replica.json');
    if (!existsSync(file)) return { common: null, points: {} };
    return JSON.parse(readFileSync(file, 'utf8')) as ReplicaFacts;
  }

  #write(facts: ReplicaFacts): void {
    const file = join(this.#folder, 'replica.json');
    writeFileSync(`${file}.new`, JSON.stringify(facts));
    renameSync(`${file}.new`, file);
  }
}
