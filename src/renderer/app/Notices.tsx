import { X } from 'lucide-react';
import { Age } from '../ui/Age.tsx';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { t, words } from '../ui/text.ts';
import { dismissNotice, useNotices } from './notices.ts';
import styles from './Notices.module.css';

const cx = classesOf(styles);

/** What belongs to no page. It stays until a person takes it away: it may be the only trace. */
export function Notices() {
  const notices = useNotices((state) => state.notices);
  if (notices.length === 0) return null;
  return (
    <ul className={cx('notices')} aria-label={t('notices.label')} aria-live="polite">
      {notices.map((notice) => (
        <li key={notice.id}>
          <Callout level={notice.level}>
            <span className={cx('row')}>
              <span className={cx('words')}>{words(notice.message)}</span>
              <Age at={notice.at} className={cx('age')} />
              <Button look="icon" aria-label={t('notices.dismiss')} onPress={() => dismissNotice(notice.id)}>
                <X size={14} aria-hidden="true" />
              </Button>
            </span>
          </Callout>
        </li>
      ))}
    </ul>
  );
}
