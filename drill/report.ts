import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { wordsOf } from '#shared/texts/index.ts';
import type { Performed } from './checks.ts';
import type { LostSiteResult } from './scenario/lost-site.ts';

/** Writes the drill's report as Markdown: the result, then each run with the times of each VM. */
export function writeReport(path: string, result: LostSiteResult, seconds: number): void {
  const lines = [
    '# Drill: a site is lost',
    '',
    `Made ${new Date().toISOString()}, in ${seconds.toFixed(1)} s. Estate ${result.estate}, ${String(result.vms)} VMs; lost: ${result.site}.`,
    '',
    `**${result.violations.length === 0 ? 'Everything held.' : `${String(result.violations.length)} violations.`}**`,
    '',
    ...result.violations.map((violation) => `- ${text(violation)}`),
    '',
    `- ${String(result.observed)} of ${String(result.failedOver)} VMs seen running at the provider; ${String(result.excluded)} were left out`,
    `- ${String(result.undone)} undone, ${String(result.permanent)} made permanent`,
    `- ${String(result.lostReplies)} replies lost after acceptance, ${String(result.sameKeyRetries)} orders resent under the same key, the gateway killed ${String(result.gatewayKills)} times`,
    `- at most ${String(result.effectsPerStepMax)} effect a step, by the provider's ground truth`,
    '',
    ...result.performed.flatMap(runLines),
  ];
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join('\n')}\n`);
}

function runLines({ run, review }: Performed): string[] {
  return [
    `## ${text(run.title)}`,
    '',
    `Ended: ${run.ending ?? '—'}.`,
    '',
    '| VM | Step | Result | Tries | Accepted after (s) | Took (s) |',
    '| --- | --- | --- | --- | --- | --- |',
    ...run.lines.map(({ name, kind, word, attempts, startedAt, endedAt }) => {
      const began = startedAt === null ? '' : ((startedAt - run.createdAt) / 1_000).toFixed(1);
      const took = startedAt === null || endedAt === null ? '' : ((endedAt - startedAt) / 1_000).toFixed(1);
      return `| ${text(name)} | ${kind} | ${word} | ${String(attempts)} | ${began} | ${took} |`;
    }),
    '',
    ...(review.excluded.length === 0
      ? []
      : [
          'Left out:',
          '',
          ...review.excluded.map(({ name, reason }) => `- ${text(name)}: ${text(wordsOf(reason))}`),
          '',
        ]),
  ];
}

/** A name as text: nothing in it is Markdown. */
function text(name: string): string {
  return name.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]<>()#+!|~]/g, '\\$&');
}
