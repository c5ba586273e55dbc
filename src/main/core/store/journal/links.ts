import type { ChainEnd, JournalRecord } from '../ports.ts';
import { CHAIN_START, chainAfter, type Chain } from './chain.ts';

/** The link behind each of a run's records, in their order. */
export function linksOf(records: readonly JournalRecord[]): readonly Chain[] {
  let link = CHAIN_START;
  return records.map((record) => (link = chainAfter(link, record)));
}

/** Where the chain of these records ends. */
export function endOfChain(records: readonly JournalRecord[]): ChainEnd {
  return { head: linksOf(records).at(-1) ?? CHAIN_START, records: records.length };
}
