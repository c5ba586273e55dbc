/**
 * Judges the numbers of a following feed. The provider numbers every change by one, so that after the cursor each line is
 * the next number. A lower number is a repetition. A higher one means that a line is missing, unless lines came whose number
 * could not be read: each of those may be one of the missing.
 */
export interface Sequence {
  /** The highest number that was met, with nothing missing before it. */
  readonly last: number;
  /** What a number would be, without taking it. */
  judge(seq: number): 'next' | 'repeated' | 'gap';
  /** Takes a number that is the next; the others change nothing. */
  meet(seq: number): 'next' | 'repeated' | 'gap';
  /** A line came whose number could not be read. */
  meetUnreadable(): void;
  /**
   * A heartbeat names the newest number there is. It may be written while that line is still on its way; but what one heartbeat
   * named must have come when the next one does, 5 s later.
   */
  hearHead(head: number): 'in-step' | 'gap';
}

export function createSequence(after: number): Sequence {
  let last = after;
  let unreadable = 0;
  /** What the last heartbeat named. */
  let promised = after;
  const judge = (seq: number): 'next' | 'repeated' | 'gap' => {
    if (seq <= last) return 'repeated';
    return seq > last + 1 + unreadable ? 'gap' : 'next';
  };
  return {
    judge,
    get last() {
      return last;
    },
    meet(seq) {
      const verdict = judge(seq);
      if (verdict !== 'next') return verdict;
      last = seq;
      unreadable = 0;
      return verdict;
    },
    meetUnreadable() {
      unreadable += 1;
    },
    hearHead(head) {
      const verdict = last + unreadable < promised ? 'gap' : 'in-step';
      promised = head;
      return verdict;
    },
  };
}
