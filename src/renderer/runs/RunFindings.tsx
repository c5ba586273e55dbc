import type { RunView } from '#shared/ipc/index.ts';
import { classesOf } from '../ui/classes.ts';
import { t, words } from '../ui/text.ts';
import styles from './Runs.module.css';
import { RunWays } from './RunWays.tsx';
import { isFenced } from './words.ts';

const cx = classesOf(styles);

/** After an interruption: what the journal knows, what the gateway says, and the question. Nothing resumes by itself. */
export function RunFindings({ run }: { readonly run: RunView }) {
  const title = titleOf(run);
  return (
    <section className={cx('section', 'findings')} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {run.findings.map((finding, index) => (
          <li key={index}>{words(finding)}</li>
        ))}
      </ul>
      <RunWays run={run} />
    </section>
  );
}

function titleOf(run: RunView): string {
  if (isFenced(run)) return t('findings.lost', { holder: run.holder ?? '' });
  const isHeld = run.waitsFor?.code.startsWith('waits.taken-over') === true;
  return t(isHeld ? 'findings.held' : 'findings.title');
}
