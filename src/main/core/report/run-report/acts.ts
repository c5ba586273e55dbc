import { actSentence, type RunLine } from '#shared/ipc/index.ts';
import { element, type Html } from '../html.ts';
import type { PaperManner } from '../manner.ts';
import { name, row, section, table } from '../parts.ts';
import type { RunReportFacts } from './facts.ts';

/** What the console did on the tenant's hosts, in plain words: what, when, and what came of it. */
export function actSection({ run, acts }: RunReportFacts, manner: PaperManner): Html | null {
  const { t, words, clock } = manner;
  const lines = run.lines.filter(({ host }) => host !== null);
  if (lines.length === 0) return null;
  const at = (moment: number | null): string => (moment === null ? '–' : clock(moment));
  const what = (line: RunLine): Html[] => {
    const act = acts.get(line.stepId);
    const said = act === undefined ? (line.host ?? '') : words(actSentence(act.act));
    return [element('span', { class: 'name' }, name(line.name)), element('p', { class: 'small' }, name(said))];
  };
  return section(
    t('report.acts'),
    element('p', { class: 'small' }, t('report.acts.how')),
    table(
      [
        { head: t('report.acts.what'), is: 'broad' },
        { head: t('report.acts.came') },
        { head: t('report.acts.begun'), is: 'narrow' },
        { head: t('report.column.done'), is: 'narrow' },
      ],
      lines.map((line) => {
        const came = [
          t(`word.${line.word}`),
          line.detail === null ? null : element('p', { class: 'small' }, name(words(line.detail))),
        ];
        return row(what(line), came, at(acts.get(line.stepId)?.begunAt ?? line.startedAt), at(line.endedAt));
      }),
    ),
  );
}
