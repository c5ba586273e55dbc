import type { RunLine } from '#shared/ipc/index.ts';
import { Age } from '../ui/Age.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { toggleAgain, useIsAgain } from './again.ts';
import { effectWords, type LineOf } from './effect.ts';
import lineStyles from './RunLines.module.css';
import people from './RunPeople.module.css';
import styles from './Runs.module.css';
import { StepMark } from './StepMark.tsx';
import { isUnsuccessful } from './words.ts';

const cx = classesOf({ ...styles, ...people, ...lineStyles });

interface Props {
  readonly runId: string;
  readonly line: RunLine;
  /** The first step of its VM. */
  readonly isLeading: boolean;
  readonly lineOf: LineOf;
  readonly onSkip: () => void;
  readonly onShow: () => void;
}

/** A step of a run: how far it is, what is last known of it, who told that, and what can be done about it. */
export function LineCells({ runId, line, isLeading, lineOf, onSkip, onShow }: Props) {
  return (
    <>
      <StepMark line={line} />
      <span role="cell" className={cx(!isLeading && 'follows')} title={line.name}>
        {line.name}
        {line.host !== null && <span className={cx('quiet', 'host')}>{line.host}</span>}
      </span>
      <span role="cell">
        {t(`order.${line.kind}`)}
        {line.optional && <span className={cx('quiet')}>, {t('run.optional')}</span>}
      </span>
      <span role="cell" className={cx('detail')}>
        {effectWords(line, lineOf)}
      </span>
      <span role="cell" className={cx('quiet')}>
        {line.source === null ? '–' : t(`fact.${line.source}`)}
      </span>
      <span role="cell" className={cx('quiet')}>
        {wasTried(line) ? line.attempts : '–'}
      </span>
      <span role="cell" className={cx('quiet')}>
        {line.source === null || line.word === 'waiting' ? '–' : <Age at={line.at} />}
      </span>
      <span role="cell" className={cx('lineActs')}>
        {line.host !== null && (
          <button
            type="button"
            className={cx('skip')}
            aria-label={t('run.act.openOf', { name: line.name })}
            onClick={onShow}
          >
            {t('run.act.open')}
          </button>
        )}
        {line.canSkip && <SkipLink line={line} onSkip={onSkip} />}
        {line.canRetry && <AgainBox runId={runId} line={line} />}
      </span>
    </>
  );
}

function wasTried({ startedAt, host, word }: RunLine): boolean {
  return startedAt !== null || isUnsuccessful(word) || (host !== null && word !== 'waiting');
}

/** What has not begun is left out; what did not succeed is passed over. */
function SkipLink({ line, onSkip }: Pick<Props, 'line' | 'onSkip'>) {
  const what = isUnsuccessful(line.word) ? 'passOver' : 'skip';
  return (
    <button type="button" className={cx('skip')} aria-label={t(`${what}.of`, { name: line.name })} onClick={onSkip}>
      {t(`${what}.open`)}
    </button>
  );
}

/** Chooses the VM for a retry of its own: the button above says how many are chosen. */
function AgainBox({ runId, line: { vmId, name } }: Pick<Props, 'runId' | 'line'>) {
  const isChosen = useIsAgain(runId, vmId);
  return (
    <label className={cx('again')}>
      <input
        type="checkbox"
        aria-label={t('retry.choose', { name })}
        checked={isChosen}
        onChange={() => vmId !== null && toggleAgain(runId, vmId)}
      />
      {t('retry.again')}
    </label>
  );
}
