import type { DiskRecord } from '../../practice/qemu/records.ts';

/** Judgements over records alone: whatever the provider or the console say plays no part. */
const keyOf = ({ seq, sum }: DiskRecord): string => `${String(seq)} ${sum}`;

/** How many of these records are not on a disk, at their place and unchanged. */
export function missingOn(disk: readonly DiskRecord[], wanted: readonly DiskRecord[]): number {
  return wanted.filter((record, place) => keyOf(disk[place] ?? record) !== keyOf(record) || place >= disk.length)
    .length;
}

/** A record is on the disk so long after its stamp, at the latest. */
const WRITE_MS_MAX = 10_000;

/** How many records were written before a point was taken, and are not in it. */
export function lostBefore(at: number, home: readonly DiskRecord[], point: readonly DiskRecord[]): number {
  return missingOn(
    point,
    home.filter(({ time }) => time < at - WRITE_MS_MAX),
  );
}

interface Life {
  readonly site: string;
  from: number;
  to: number;
}

/** Each boot that wrote, with its first and last record. */
function livesOf(records: readonly DiskRecord[]): Life[] {
  const lives = new Map<string, Life>();
  for (const { boot, site, time } of records) {
    const life = lives.get(boot);
    if (life === undefined) lives.set(boot, { site, from: time, to: time });
    else {
      life.from = Math.min(life.from, time);
      life.to = Math.max(life.to, time);
    }
  }
  return [...lives.values()];
}

/** How many pairs of machines of one VM wrote at the same time, each at another site. */
export function writingAtOnce(disks: readonly (readonly DiskRecord[])[]): number {
  const lives = livesOf(disks.flat());
  return lives.flatMap((one, place) =>
    lives.slice(place + 1).filter((other) => one.site !== other.site && one.from <= other.to && other.from <= one.to),
  ).length;
}
