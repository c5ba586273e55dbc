import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Answer, ConnectionView, DryRun, DryRunVerb } from '#shared/ipc/index.ts';
import { dryRunVerbs } from '#shared/ipc/offline-verbs.ts';
import { go } from '../app/navigation.ts';
import { gatewayNow, useConnections } from '../connections/store.ts';
import { ReviewSections } from '../review/ReviewSections.tsx';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { useNow } from '../ui/clock.ts';
import { formatFull } from '../ui/moments.ts';
import { Radios } from '../ui/Radios.tsx';
import { t, words } from '../ui/text.ts';
import { formatAge } from '../ui/time.ts';
import styles from './Offline.module.css';
import { askDryRun } from './store.ts';

const cx = classesOf(styles);

export interface DryRunProps {
  readonly connectionId: string;
  readonly planId: string;
}

/** What would happen if the plan were started with what is known: the same page as a review, without the way to start it. */
export function DryRunPage({ connectionId, planId }: DryRunProps) {
  const [verb, setVerb] = useState<DryRunVerb>('failover');
  const answer = useDryRun(connectionId, planId, verb);
  const run = answer?.ok === true ? answer.value : null;
  const back = () => go({ kind: 'plans', planId });
  return (
    <article className={cx('page')} aria-label={t('dryRun.label')}>
      <header className={cx('head')}>
        <Button look="icon" aria-label={t('dryRun.back')} onPress={back}>
          <ArrowLeft size={16} aria-hidden="true" />
        </Button>
        <h1>{titleOf(run)}</h1>
      </header>
      <section className={cx('section')}>
        <Radios
          label={t('dryRun.verb')}
          value={verb}
          options={dryRunVerbs.map((value) => ({ value, label: t(`dryRun.verb.${value}`) }))}
          onChange={setVerb}
        />
      </section>
      {answer === null && <p className={cx('none')}>{t('dryRun.making')}</p>}
      {answer?.ok === false && <Callout level="error">{words(answer.failure.message)}</Callout>}
      {run && <Result run={run} />}
    </article>
  );
}

/** "Fail over 0 VMs" would read as if it could be done. */
function titleOf(run: DryRun | null): string {
  if (run === null) return t('dryRun.label');
  return run.review.items.length === 0 ? t('dryRun.title.nothing') : t('dryRun.title', { name: run.review.title });
}

/** Null until the console has worked it out. */
function useDryRun(connectionId: string, planId: string, verb: DryRunVerb): Answer<DryRun> | null {
  const [known, setKnown] = useState<{ readonly of: string; readonly answer: Answer<DryRun> } | null>(null);
  const asked = `${connectionId} ${planId} ${verb}`;
  useEffect(() => {
    let isWanted = true;
    void askDryRun(connectionId, planId, verb).then((answer) => {
      if (isWanted) setKnown({ of: `${connectionId} ${planId} ${verb}`, answer });
    });
    return () => {
      isWanted = false;
    };
  }, [connectionId, planId, verb]);
  return known?.of === asked ? known.answer : null;
}

function Result({ run }: { readonly run: DryRun }) {
  const { review } = run;
  const { hindrances } = review;
  return (
    <>
      <Estimate run={run} />
      <section className={cx('section')} aria-labelledby="dry-run-findings">
        <h2 id="dry-run-findings">{t('dryRun.findings')}</h2>
        {hindrances.length === 0 && <p>{t('dryRun.none')}</p>}
        {hindrances.map((hindrance) => (
          <Callout key={words(hindrance)} level="warning">
            {words(hindrance)}
          </Callout>
        ))}
      </section>
      <ReviewSections review={review} readOnly />
    </>
  );
}

/** The mark that nobody may overlook: of when it is, and that it is no more than that. */
function Estimate({ run: { of, review, limitsKnown } }: { readonly run: DryRun }) {
  const connection = useConnections(({ connections }) => ofReview(connections, review.connectionId));
  const now = gatewayNow(connection, useNow());
  const { factsHeardAt: at } = review;
  return (
    <div className={cx('estimate')} data-estimate="">
      <Callout level="info">
        <strong>{t('dryRun.estimate')}</strong>{' '}
        {at === null ? t('dryRun.asNever') : t('dryRun.as', { at: formatFull(at), age: formatAge(now - at) })}
      </Callout>
      {of === 'draft' && <Callout level="info">{t('dryRun.ofDraft')}</Callout>}
      {!limitsKnown && <Callout level="warning">{t('dryRun.limitsUnknown')}</Callout>}
    </div>
  );
}

function ofReview(connections: readonly ConnectionView[] | null, id: string): ConnectionView | null {
  return connections?.find((one) => one.id === id) ?? null;
}
