import { useMemo } from 'react';
import type { RunView } from '#shared/ipc/index.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { counted, t } from '../ui/text.ts';
import { useChosenAgain } from './again.ts';
import { ControlButton } from './controls/ControlButton.tsx';
import { nextOf, offersAfter } from './controls/next.ts';
import styles from './RunPeople.module.css';

const cx = classesOf(styles);

/** After the end: the retry of what failed, the undo, and what usually comes next. */
export function RunNext({ run }: { readonly run: RunView }) {
  const picture = useCurrentPicture();
  const offers = useMemo(() => offersAfter(run, picture), [run, picture]);
  const controls = nextOf(run, offers, useChosenAgain(run));
  if (controls.length === 0) return null;
  const without = withoutEvidence(run);
  return (
    <section className={cx('answers')} aria-label={t('run.next')}>
      {without > 0 && <Callout level="warning">{t('run.noEvidence', counted(without))}</Callout>}
      {controls.map((control) => (
        <ControlButton key={control.id} runId={run.runId} control={control} />
      ))}
    </section>
  );
}

/** How many starts were refused because nothing shows any more that the other copy is off. */
function withoutEvidence({ lines, can }: RunView): number {
  if (!can.retry) return 0;
  return lines.filter(({ word, detail }) => word === 'refused' && detail?.params['code'] === 'no-evidence').length;
}
