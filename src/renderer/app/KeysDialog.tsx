import type { WindowText } from '#shared/texts/en/window.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { t } from '../ui/text.ts';
import styles from './KeysDialog.module.css';
import { showKeys, useNavigation } from './navigation.ts';

const cx = classesOf(styles);

const groups: readonly { readonly title: WindowText; readonly keys: readonly (readonly [string, WindowText])[] }[] = [
  {
    title: 'keys.everywhere',
    keys: [
      ['?', 'keys.help'],
      ['/', 'keys.find'],
      ['M', 'keys.map'],
      ['Esc', 'keys.escape'],
    ],
  },
  {
    title: 'keys.onMap',
    keys: [
      ['← ↑ → ↓', 'keys.move'],
      ['Shift + arrows', 'keys.extend'],
      ['Space', 'keys.toggle'],
      ['Enter', 'keys.open'],
      ['Ctrl + A', 'keys.all'],
      ['L', 'keys.list'],
      ['+  −  0', 'keys.zoom'],
      ['Alt + arrows', 'keys.pan'],
    ],
  },
  {
    title: 'keys.pointer',
    keys: [
      ['Drag', 'keys.drag'],
      ['Shift + drag', 'keys.add'],
      ['Alt + drag', 'keys.subtract'],
      ['Space + drag', 'keys.dragPan'],
      ['Wheel', 'keys.wheel'],
    ],
  },
];

export function KeysDialog() {
  const isOpen = useNavigation((state) => state.keysShown);
  const close = () => showKeys(false);
  return (
    <Dialog title={t('keys.title')} isOpen={isOpen} onClose={close} wide>
      <div className={cx('groups')}>
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{t(group.title)}</h3>
            <dl>
              {group.keys.map(([key, word]) => (
                <div key={word} className={cx('row')}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(word)}</dd>
                </div>
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
