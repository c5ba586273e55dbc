import { Fragment } from 'react';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { comboWords } from '../ui/combos.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { t } from '../ui/text.ts';
import styles from './KeysDialog.module.css';
import { keyGroups, type KeyRow } from './keyTable.ts';
import { showKeys, useNavigation } from './navigation.ts';

const cx = classesOf(styles);

export function KeysDialog() {
  const isOpen = useNavigation((state) => state.keysShown);
  const close = () => showKeys(false);
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={close} wide>
      <div className={cx('groups')}>
        {keyGroups.map((group) => (
          <section key={group.title}>
            <h3>{t(group.title)}</h3>
            <dl>
              {group.rows.map((row) => (
                <Row key={row.word} row={row} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <DialogActions>
        <Button autoFocus onPress={close}>
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Row({ row }: { readonly row: KeyRow }) {
  const combos = row.combos.map(comboWords);
  return (
    <div className={cx('row')}>
      <dt>
        {combos.map((words, index) => (
          <Fragment key={words}>
            {index > 0 && ', '}
            <kbd>{words}</kbd>
          </Fragment>
        ))}
      </dt>
      <dd>{t(row.word)}</dd>
    </div>
  );
}
