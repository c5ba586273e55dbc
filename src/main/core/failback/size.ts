import type { FailbackTarget, Replica, Vm } from '#shared/domain/index.ts';
import type { ByteRange, FailbackSync, MsRange } from '#shared/ipc/index.ts';

/** What is to be sent home. Nobody tells it beforehand: it lies between what the replica wrote and the whole disk. */
export function copyOf(vm: Vm, replica: Replica, target: FailbackTarget): ByteRange {
  if (target.kind === 'new-place') return { lowBytes: vm.diskBytes, highBytes: vm.diskBytes };
  return { lowBytes: Math.min(replica.temporaryBytes, vm.diskBytes), highBytes: vm.diskBytes };
}

export function sumOfBytes(ranges: readonly ByteRange[]): ByteRange {
  return ranges.reduce(
    (sum, { lowBytes, highBytes }) => ({ lowBytes: sum.lowBytes + lowBytes, highBytes: sum.highBytes + highBytes }),
    { lowBytes: 0, highBytes: 0 },
  );
}

/** Things that go on beside each other end with the last of them. */
export function longestOf(ranges: readonly MsRange[]): MsRange {
  return {
    lowMs: Math.max(0, ...ranges.map(({ lowMs }) => lowMs)),
    highMs: Math.max(0, ...ranges.map(({ highMs }) => highMs)),
  };
}

/** How far it is: what is done of what is to be sent, and what is left of how long it usually takes. */
export function progressOf(
  copy: ByteRange,
  usual: MsRange,
  { percent, since, now }: { readonly percent: number | null; readonly since: number; readonly now: number },
): FailbackSync {
  const elapsedMs = Math.max(1, now - since);
  const left = { lowMs: Math.max(0, usual.lowMs - elapsedMs), highMs: Math.max(0, usual.highMs - elapsedMs) };
  const aSecond = percent === null ? null : (percent / 100) * (1_000 / elapsedMs);
  return {
    percent,
    since,
    copy,
    rate: aSecond === null ? null : { lowBytes: copy.lowBytes * aSecond, highBytes: copy.highBytes * aSecond },
    remaining: left.highMs === 0 ? null : left,
  };
}
