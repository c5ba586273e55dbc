import { useCurrentConnection } from '../connections/store.ts';
import { go } from '../app/navigation.ts';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import list from '../ui/List.module.css';
import { t, words } from '../ui/text.ts';
import styles from './Failback.module.css';
import { useFailbackList, useFailbacks, useFailbackView } from './store.ts';
import { Wizard } from './Wizard.tsx';
import { countsWords, titleOf } from './words.ts';

const cx = classesOf({ ...list, ...styles });

export function FailbackPage({ failbackId }: { readonly failbackId: string | null }) {
  const connection = useCurrentConnection();
  if (connection === null) return null;
  return failbackId === null ? (
    <FailbackList connectionId={connection.id} />
  ) : (
    <OneFailback key={failbackId} connectionId={connection.id} failbackId={failbackId} />
  );
}

function OneFailback({ connectionId, failbackId }: { readonly connectionId: string; readonly failbackId: string }) {
  const view = useFailbackView(connectionId, failbackId);
  const failure = useFailbacks((state) => state.failure);
  if (view) return <Wizard view={view} />;
  if (failure) return <Callout level="error">{words(failure.message)}</Callout>;
  if (view === undefined) return null;
  return (
    <section className={cx('section')}>
      <p>{t('home.none')}</p>
      <div className={cx('buttons')}>
        <Button onPress={() => go({ kind: 'failback', failbackId: null })}>{t('home.back')}</Button>
      </div>
    </section>
  );
}

function FailbackList({ connectionId }: { readonly connectionId: string }) {
  const wizards = useFailbackList(connectionId);
  const failure = useFailbacks((state) => state.failure);
  return (
    <section className={cx('list')} aria-label={t('home.list')}>
      <header className={cx('listHead')}>
        <h1>{t('home.list')}</h1>
      </header>
      {failure && <Callout level="error">{words(failure.message)}</Callout>}
      {wizards?.length === 0 && (
        <div className={cx('none')}>
          <p>{t('home.list.none')}</p>
          <p>{t('home.list.none.hint')}</p>
        </div>
      )}
      <ul>
        {wizards?.map((wizard) => (
          <li key={wizard.id}>
            <button
              type="button"
              className={cx('entry', 'wizardEntry')}
              onClick={() => go({ kind: 'failback', failbackId: wizard.id })}
            >
              <span className={cx('title')}>{titleOf(wizard)}</span>
              <span className={cx('quiet')}>{countsWords(wizard.counts)}</span>
              <Age at={wizard.createdAt} className={cx('quiet')} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
