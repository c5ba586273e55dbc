import { X } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { t, words } from '../ui/text.ts';
import styles from './SavedNote.module.css';
import { dismissSaved, showSaved, useSaving } from './saving.ts';

const cx = classesOf(styles);

/** What became of the last file, on every page until a person takes it away. It is always there: a new live region says nothing. */
export function SavedNote() {
  const { busy, saved, failure } = useSaving();
  return (
    <div role="status" aria-label={t('saved.label')}>
      {busy !== null && <p className={cx('note')}>{t('saved.busy', { name: busy })}</p>}
      {saved && (
        <p className={cx('note')}>
          <span className={cx('path')}>{t('saved.done', { path: saved.path })}</span>
          <Button onPress={() => showSaved(saved)}>{t('saved.show')}</Button>
          <Dismiss />
        </p>
      )}
      {failure && (
        <div className={cx('note')}>
          <div className={cx('path')}>
            <Callout level="error">{words(failure.message)}</Callout>
          </div>
          <Dismiss />
        </div>
      )}
    </div>
  );
}

function Dismiss() {
  return (
    <Button look="icon" aria-label={t('saved.dismiss')} onPress={dismissSaved}>
      <X size={14} aria-hidden="true" />
    </Button>
  );
}
