import type { JudgedBy, Verdict } from '../../src/main/core/report/evidence/verdict.ts';

const BY: Readonly<Record<JudgedBy, string>> = {
  'own-copy': 'your own copy',
  'self-asserted': 'the key that the pack itself names: only asserted by whoever made the pack',
  nothing: 'no key at all',
};

/** A verdict for people: what holds, how far, by whose keys, and what does not. */
export function wordsOf(file: string, verdict: Verdict): string {
  const { verified, findings, judgedBy, title, runId } = verdict;
  return [
    `${file}${title === null ? '' : `: ${printable(title)} (${String(runId)})`}`,
    verified ? 'verified      every file, link and signature fits' : 'NOT VERIFIED  see below',
    anchorWords(verdict),
    `gateway       judged by ${BY[judgedBy.gateway]}`,
    `installation  judged by ${BY[judgedBy.installation]}`,
    ...findings.map(
      ({ code, file: about, detail }) =>
        `finding       ${code}${about === null ? '' : ` in ${about}`}: ${printable(detail)}`,
    ),
  ].join('\n');
}

function anchorWords({
  anchored,
  unanchoredBecause,
  records,
  recordsUnderReceipt,
  behindReceipt,
  judgedBy,
}: Verdict): string {
  if (!anchored) return `unanchored    ${unanchoredBecause ?? ''}`;
  const behind = behindReceipt.length === 0 ? 'nothing' : behindReceipt.map(printable).join(', ');
  const asserted = judgedBy.gateway === 'self-asserted' ? ' (by a key that is only asserted: give --gateway-key)' : '';
  return (
    `anchored      the gateway’s receipt is over the first ${String(recordsUnderReceipt)} of ${String(records)} records` +
    `${asserted}; behind them: ${behind}`
  );
}

/** What comes out of a pack may hold anything; a terminal gets text alone. */
function printable(text: string): string {
  return text.replace(/\p{C}/gu, '?');
}
