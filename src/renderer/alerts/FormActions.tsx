import { useState, type ReactNode } from 'react';
import type { AlertTest, Answer, ConsoleFailure } from '#shared/ipc/index.ts';
import { errorElsewhere } from '../connect/failures.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { formatCount, t, words } from '../ui/text.ts';
import styles from './Alerts.module.css';

const cx = classesOf(styles);

interface Props {
  readonly fields: readonly string[];
  readonly failure: ConsoleFailure | null;
  readonly isBusy: boolean;
  readonly isKept: boolean;
  readonly onTest: () => Promise<Answer<AlertTest>>;
  readonly onTestFailed: (failure: ConsoleFailure | null) => void;
  readonly onRemove: () => void;
}

/** Save, try, take away. What came back from a try stands below, as it came. */
export function FormActions({ fields, failure, isBusy, isKept, onTest, onTestFailed, onRemove }: Props) {
  const [test, setTest] = useState<AlertTest | null>(null);
  const call = useCall();
  const run = async () => {
    setTest(null);
    onTestFailed(null);
    const asked = onTest();
    const came = await call.run(asked);
    if (came) setTest(came);
    else void asked.then((answer) => onTestFailed(answer.ok ? null : answer.failure));
  };
  const elsewhere = errorElsewhere(failure ?? call.failure, ...fields);
  return (
    <>
      {elsewhere !== null && <Said level="error">{elsewhere}</Said>}
      <div className={cx('actions')}>
        <Button type="submit" look="primary" isDisabled={isBusy}>
          {t('alerts.save')}
        </Button>
        <Button isDisabled={call.isBusy} onPress={() => void run()}>
          {t(call.isBusy ? 'alerts.test.busy' : 'alerts.test')}
        </Button>
        {isKept && (
          <Button look="quiet" onPress={onRemove}>
            {t('alerts.remove')}
          </Button>
        )}
      </div>
      {test !== null && <TestResult test={test} />}
    </>
  );
}

function TestResult({ test }: { readonly test: AlertTest }) {
  const took = formatCount(test.tookMs);
  return (
    <Said level={test.isDone ? 'info' : 'error'}>
      <p>{t(test.isDone ? 'alerts.test.done' : 'alerts.test.failed', { took })}</p>
      {test.problem !== null && <p>{words(test.problem)}</p>}
      {test.answer !== '' && <pre className={cx('answer')}>{test.answer}</pre>}
    </Said>
  );
}

function Said({ level, children }: { readonly level: 'info' | 'error'; readonly children: ReactNode }) {
  return (
    <Callout level={level} live>
      {children}
    </Callout>
  );
}
