import type { ImportLine, ImportPreview } from '#shared/ipc/index.ts';
import { askAlerts } from '../alerts/store.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { GlyphIcon } from '../ui/GlyphIcon.tsx';
import type { Glyph } from '../ui/glyphs.ts';
import { counted, t, words } from '../ui/text.ts';
import { formatFull } from '../ui/time.ts';
import styles from './SettingsPage.module.css';

const cx = classesOf(styles);

const glyphs: { readonly [D in ImportLine['does']]: Glyph } = {
  add: 'tick',
  change: 'disc-half',
  same: 'dots',
  off: 'disc-open',
};

interface Props {
  readonly preview: ImportPreview;
  /** With what is to be said about it; null where nothing was imported. */
  readonly onClose: (said: string | null) => void;
}

/** What a file of settings would change, line by line; nothing has been done yet. */
export function ImportDialog({ preview, onClose }: Props) {
  const call = useCall();
  const { importId, lines, exportedAt } = preview;
  const apply = async () => {
    const result = await call.run(bridge().desktopApplyImport({ importId }));
    if (!result) return;
    void askAlerts();
    onClose(t('settings.import.done', counted(result.connectionsAdded)));
  };
  return (
    <Dialog title={t('settings.import.title')} isOpen onClose={() => onClose(null)} wide>
      <p className={cx('lead')}>{t('settings.import.of', { when: formatFull(exportedAt) })}</p>
      <ul className={cx('lines')}>
        {lines.map((line, index) => (
          <li key={index}>
            <span className={cx('does')}>
              <GlyphIcon glyph={glyphs[line.does]} /> {t(`import.does.${line.does}`)}
            </span>
            <span>{words(line.words)}</span>
          </li>
        ))}
      </ul>
      <FailureNote failure={call.failure} />
      <DialogActions>
        <Button autoFocus onPress={() => onClose(null)}>
          {t('common.cancel')}
        </Button>
        <Button look="primary" isDisabled={call.isBusy} onPress={() => void apply()}>
          {t('settings.import.confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
