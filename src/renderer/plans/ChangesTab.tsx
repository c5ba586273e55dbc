import { useEffect, useState } from 'react';
import type { PlanComparison, PlanDifference } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Radios } from '../ui/Radios.tsx';
import { counted, t, words } from '../ui/text.ts';
import { keepNow, replaceDraft } from './editor.ts';
import { Details } from './parts/Details.tsx';
import styles from './Plans.module.css';
import type { ShownPlan } from './shown.ts';

const cx = classesOf(styles);

type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/**
 * The draft beside the plan as it is now: what this person changed, and, where somebody else saved meanwhile, what they did.
 * Only what both changed, and not alike, is asked about.
 */
export function ChangesTab({ connectionId, planId, view }: ShownPlan) {
  const call = useCall();
  const comparison = useComparison(connectionId, planId, view);
  const [choices, setChoices] = useState<Choices>({});
  if (comparison === null) return null;
  const { differences, theirRev, baseRev } = comparison;
  const isApart = baseRev !== theirRev;
  const conflicts = differences.filter(({ conflict }) => conflict);
  const isDecided = conflicts.every(({ path }) => choices[path] !== undefined);
  const merge = async () => {
    await keepNow();
    const decided = Object.fromEntries(conflicts.map(({ path }) => [path, choices[path] ?? 'theirs']));
    const merged = await call.run(bridge().planMerge({ connectionId, planId, theirRev, choices: decided }));
    if (merged) replaceDraft(merged);
  };
  return (
    <section className={cx('section')} aria-labelledby="plan-changes">
      <h2 id="plan-changes">
        {isApart ? t('changes.title.apart', { rev: theirRev }) : t('changes.title.mine', { rev: theirRev })}
      </h2>
      <p className={cx('quiet')}>{t(isApart ? 'changes.lead.apart' : 'changes.lead.mine')}</p>
      {differences.length === 0 && <p>{t('changes.none')}</p>}
      {isApart && (
        <div className={cx('line')}>
          <Button look="primary" isDisabled={!isDecided || call.isBusy} onPress={() => void merge()}>
            {t('changes.merge', { rev: theirRev })}
          </Button>
          {!isDecided && (
            <span>{t('changes.toDecide', counted(conflicts.filter((one) => !choices[one.path]).length))}</span>
          )}
        </div>
      )}
      <FailureNote failure={call.failure} />
      {[...conflicts, ...differences.filter(({ conflict }) => !conflict)].map((difference) => (
        <Difference
          key={difference.path}
          difference={difference}
          isApart={isApart}
          choice={choices[difference.path] ?? null}
          onChoose={(whose) => setChoices({ ...choices, [difference.path]: whose })}
        />
      ))}
    </section>
  );
}

interface DifferenceProps {
  readonly difference: PlanDifference;
  readonly isApart: boolean;
  readonly choice: 'mine' | 'theirs' | null;
  readonly onChoose: (whose: 'mine' | 'theirs') => void;
}

function Difference({ difference, isApart, choice, onChoose }: DifferenceProps) {
  const { mine, theirs, conflict, details } = difference;
  const title = titleOf(difference);
  return (
    <article className={cx('difference', conflict && 'conflict')} aria-label={title}>
      <h3>{title}</h3>
      <p className={cx('quiet')}>
        {[
          mine !== 'same' && t(`changes.i.${mine}`),
          theirs !== 'same' && t(`changes.they.${theirs}`),
          conflict && t('changes.conflict'),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <Details details={details} isApart={isApart} />
      {conflict && (
        <Radios
          label={t('changes.whose', { what: title })}
          value={choice}
          onChange={onChoose}
          options={[
            { value: 'mine', label: t('changes.mineKept') },
            { value: 'theirs', label: t('changes.theirsKept') },
          ]}
        />
      )}
    </article>
  );
}

/** The field, the VM, the gate. */
function titleOf({ path, label }: PlanDifference): string {
  return path.includes('.') ? label : words({ code: `plan-field.${path}`, params: {} });
}

function useComparison(connectionId: string, planId: string, view: ShownPlan['view']): PlanComparison | null {
  const [comparison, setComparison] = useState<PlanComparison | null>(null);
  useEffect(() => {
    let isOver = false;
    void answered(bridge().planCompare({ connectionId, planId })).then((answer) => {
      if (!isOver) setComparison(answer.ok ? answer.value : null);
    });
    return () => {
      isOver = true;
    };
  }, [connectionId, planId, view]);
  return comparison;
}
