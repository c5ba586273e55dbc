import { useState } from 'react';
import type { RunLine, RunQuestion, RunView } from '#shared/ipc/index.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { counted, t, words } from '../ui/text.ts';
import { ControlButton } from './controls/ControlButton.tsx';
import { endOf } from './controls/controls.ts';
import styles from './RunPeople.module.css';
import { SkipDialog } from './SkipDialog.tsx';

const cx = classesOf(styles);
/** The head of the page must leave room for the steps: there, what failed stands first as well. */
const SHOWN_MAX = 3;

/** What did not succeed and holds others up: pass it over with a reason, or end the run. Nothing of this is done by itself. */
export function RunHoldUps({ run }: { readonly run: RunView }) {
  const [over, setOver] = useState<RunLine | null>(null);
  const failures = run.questions.filter(({ kind }) => kind === 'failure');
  if (failures.length === 0) return null;
  const lineOf = ({ stepId }: RunQuestion) => run.lines.find((line) => line.stepId === stepId);
  const more = failures.length - SHOWN_MAX;
  return (
    <section className={cx('question')} role="alert" aria-label={t('holdUps.label')}>
      <h2>{t('holdUps.title', counted(failures.length))}</h2>
      <ul className={cx('holdUps')}>
        {failures.slice(0, SHOWN_MAX).map((failure) => (
          <HoldUp key={failure.stepId} failure={failure} line={lineOf(failure)} onPassOver={setOver} />
        ))}
      </ul>
      {more > 0 && <p>{t('holdUps.more', counted(more))}</p>}
      <Otherwise run={run} />
      {over && <SkipDialog run={run} line={over} onClose={() => setOver(null)} />}
    </section>
  );
}

interface HoldUpProps {
  readonly failure: RunQuestion;
  readonly line: RunLine | undefined;
  readonly onPassOver: (line: RunLine) => void;
}

function HoldUp({ failure: { text, held = 0, since }, line, onPassOver }: HoldUpProps) {
  if (line === undefined) return null;
  return (
    <li>
      <span>
        <strong>
          {t(`order.${line.kind}`)}: {text}
        </strong>{' '}
        {line.detail !== null && words(line.detail)} {t('holdUps.held', counted(held))}{' '}
        <Age at={since} className={cx('quiet', 'since')} />
      </span>
      <Button aria-label={t('passOver.of', { name: text })} onPress={() => onPassOver(line)}>
        {t('passOver.open')}
      </Button>
    </li>
  );
}

/** What else goes on meanwhile; where nothing does, the way to end the run. */
function Otherwise({ run }: { readonly run: RunView }) {
  const end = endOf(run);
  if (end === null) return <p className={cx('quiet')}>{t('holdUps.goesOn')}</p>;
  return (
    <>
      <p className={cx('quiet')}>{t('holdUps.waits')}</p>
      <div className={cx('answers')}>
        <ControlButton runId={run.runId} control={end} />
      </div>
    </>
  );
}
