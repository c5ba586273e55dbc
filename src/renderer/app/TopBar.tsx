import { SquareChevronRight } from 'lucide-react';
import { useConnections, useCurrentConnection } from '../connections/store.ts';
import { ConnectionChip } from '../connections/ConnectionChip.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { Button } from '../ui/Button.tsx';
import { useHeldBack } from './drawn.ts';
import { FindField, FindPlace } from './FindField.tsx';
import { showPalette } from './navigation.ts';
import { Said } from './Said.tsx';
import styles from './TopBar.module.css';

const cx = classesOf(styles);

export function TopBar() {
  const connections = useConnections((state) => state.connections);
  const current = useCurrentConnection();
  const isHeldBack = useHeldBack();
  return (
    <header className={cx('bar')}>
      <ul className={cx('chips')} aria-label={t('chip.list')}>
        {(connections ?? []).map((connection) => (
          <li key={connection.id}>
            <ConnectionChip connection={connection} isCurrent={connection.id === current?.id} />
          </li>
        ))}
      </ul>
      <Said />
      {current?.environment === 'practice' && (
        <p className={cx('practice')}>
          <strong>{t('practice.word')}</strong> <span className={cx('hint')}>{t('practice.hint')}</span>
        </p>
      )}
      {isHeldBack ? <FindPlace /> : <FindField />}
      <Button look="icon" aria-label={t('palette.open')} onPress={() => showPalette(true)}>
        <SquareChevronRight size={16} aria-hidden="true" />
      </Button>
    </header>
  );
}
