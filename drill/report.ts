import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { wordsOf } from '#shared/texts/index.ts';
import type { Performed } from './checks.ts';
import type { DrillOptions } from './options.ts';
import { scenarios } from './scenario/index.ts';
import type { Outcome } from './stage.ts';

/** Writes the drill's report as Markdown: the result, then each run with the times of each VM. */
export function writeReport(options: DrillOptions, outcome: Outcome, seconds: number): void {
  const { figures, violations, performed } = outcome;
  const lines = [
    `# Drill: ${options.scenario}`,
    '',
    scenarios[options.scenario].shows,
    '',
    `Made ${new Date().toISOString()}, in ${seconds.toFixed(1)} s. Estate ${text(options.estate)}.`,
    '',
    `**${violations.length === 0 ? 'Everything held.' : `${String(violations.length)} violations.`}**`,
    '',
    ...violations.map((violation) => `- ${text(violation)}`),
    '',
    ...Object.entries(figures).map(([name, value]) => `- ${name}: ${text(String(value))}`),
    '',
    ...performed.flatMap(runLines),
  ];
  mkdirSync(dirname(options.report), { recursive: true });
  writeFileSync(options.report, `${lines.join('\n')}\n`);
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
