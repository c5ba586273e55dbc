import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { failbackSteps } from '#shared/ipc/failback.ts';
import type { FailbackStep, FailbackView } from '#shared/ipc/index.ts';
import { go } from '../app/navigation.ts';
import { say } from '../app/said.ts';
import { isStale } from '../connections/freshness.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { useNow } from '../ui/clock.ts';
import { counted, t } from '../ui/text.ts';
import { formatAge } from '../ui/time.ts';
import { choose } from './acts.ts';
import { BesidePage } from './BesidePage.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { CutoverPage } from './CutoverPage.tsx';
import { DonePage } from './DonePage.tsx';
import styles from './Failback.module.css';
import { FinishPage } from './FinishPage.tsx';
import { Moves } from './Moves.tsx';
import { PreflightPage } from './PreflightPage.tsx';
import { Steps } from './Steps.tsx';
import { useFailbacks } from './store.ts';
import { SwitchPage } from './SwitchPage.tsx';
import { SynchronisePage } from './SynchronisePage.tsx';
import { VerifyPage } from './VerifyPage.tsx';
import { WherePage } from './WherePage.tsx';
import { stepWord, titleOf } from './words.ts';

const cx = classesOf(styles);

/** One wizard: the way home at its side, the page where the person is, and what happened so far. */
export function Wizard({ view }: { readonly view: FailbackView }) {
  const [isClosing, setClosing] = useState(false);
  const failure = useFailbacks((state) => state.failure);
  const connection = useCurrentConnection();
  const heading = useRef<HTMLHeadingElement>(null);
  useArrivals(view);
  const { page } = view;
  useEffect(() => heading.current?.focus(), [page]);
  return (
    <article className={cx('wizard')} aria-label={titleOf(view)}>
      <header className={cx('head')}>
        <Button look="icon" aria-label={t('home.back')} onPress={() => go({ kind: 'failback', failbackId: null })}>
          <ArrowLeft size={16} aria-hidden="true" />
        </Button>
        <h1>{titleOf(view)}</h1>
        <span className={cx('spring')} />
        <Button onPress={() => setClosing(true)}>{t('home.close')}</Button>
      </header>
      <div className={cx('columns')}>
        <Steps view={view} page={page} onGo={(step) => void choose(view, { page: step })} />
        <div className={cx('main', isStale(connection) && 'stale')}>
          <Stale heardAt={view.heardAt} />
          <FailureNote failure={failure} />
          <h2 ref={heading} tabIndex={-1} className={cx('pageTitle')}>
            {stepWord(page)}
          </h2>
          <CurrentPage key={page} view={view} page={page} />
          <Moves view={view} />
        </div>
      </div>
      <CloseDialog view={view} isOpen={isClosing} onClose={() => setClosing(false)} />
    </article>
  );
}

function CurrentPage({ view, page }: { readonly view: FailbackView; readonly page: FailbackStep }) {
  switch (page) {
    case 'where':
      return <WherePage view={view} />;
    case 'preflight':
      return <PreflightPage view={view} />;
    case 'synchronise':
      return <SynchronisePage view={view} />;
    case 'cutover':
      return <CutoverPage view={view} />;
    case 'switch-over':
      return <SwitchPage view={view} />;
    case 'verify':
      return <VerifyPage view={view} />;
    case 'finish':
      return <FinishPage view={view} />;
    case 'done':
      return <DonePage view={view} />;
    case 'attention':
    case 'left':
      return <BesidePage view={view} step={page} />;
  }
}

/** Why nothing can be ordered, and how old what is read here is. */
function Stale({ heardAt }: { readonly heardAt: number | null }) {
  const connection = useCurrentConnection();
  const now = gatewayNow(connection, useNow());
  if (!isStale(connection)) return null;
  return (
    <Callout level="warning">
      {heardAt === null ? t('home.stale.never') : t('home.stale', { age: formatAge(now - heardAt) })}
    </Callout>
  );
}

/** Says when VMs have come to another step, whoever brought them there. */
function useArrivals({ counts }: FailbackView): void {
  const before = useRef(counts);
  useEffect(() => {
    const more = failbackSteps.filter((step) => counts[step] > before.current[step]);
    before.current = counts;
    const texts = more.map((step) => t('home.said', { ...counted(counts[step]), step: stepWord(step) }));
    if (texts.length > 0) say(texts.join(' '));
  }, [counts]);
}
