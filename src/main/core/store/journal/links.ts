import type { ChainEnd, JournalRecord, LinkedRecord } from '../ports.ts';
import { CHAIN_START, chainAfter, type Chain } from './chain.ts';

/** The link behind each of a run's records, in their order. */
export function linksOf(records: readonly JournalRecord[]): readonly Chain[] {
  let link = CHAIN_START;
  return records.map((record) => (link = chainAfter(link, record)));
}

/** A page of these records, which are all of a run. */
export function pageOf(records: readonly JournalRecord[], behind: number, limit: number): readonly LinkedRecord[] {
  const links = linksOf(records);
  const linked = records.map((record, at) => ({ ...record, link: links[at] ?? CHAIN_START }));
  return linked.filter(({ position }) => position > behind).slice(0, limit);
}

/** Where the chain of these records ends. */
export function endOfChain(records: readonly JournalRecord[]): ChainEnd {
  return { head: linksOf(records).at(-1) ?? CHAIN_START, records: records.length };
}
