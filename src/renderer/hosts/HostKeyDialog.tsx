import { useState } from 'react';
import type { HostQuestion, PresentedHostKey } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useAnswer, useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { Check } from '../ui/Check.tsx';
import { classesOf } from '../ui/classes.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import styles from './Hosts.module.css';
import { takeHosts } from './store.ts';

const cx = classesOf(styles);

interface Props extends HostQuestion {
  /** How it is called in lists. */
  readonly host: string;
  readonly onClose: () => void;
}

/** Asks a host for its key, and confirms it here; another one than was confirmed is refused, with both shown. */
export function HostKeyDialog({ host, address, port, jump, onClose }: Props) {
  const asking = useAnswer(() => bridge().hostsAskKey({ address, port, jump }));
  const key = asking.value;
  const call = useCall();
  const [isCompared, setCompared] = useState(false);
  const confirm = async ({ presented, pinned }: PresentedHostKey) => {
    const asked = { address, port, fingerprint: presented, replaces: pinned };
    const view = await call.run(bridge().hostsConfirmKey(asked));
    if (!view) return;
    takeHosts(view);
    onClose();
  };
  const isSame = key !== null && key.pinned === key.presented;
  const isChanged = key !== null && key.pinned !== null && !isSame;
  const failure = asking.failure ?? call.failure;
  return (
    <Dialog title={t('keys.dialog', { host })} isOpen wide onClose={onClose}>
      {asking.isBusy && <p role="status">{t('keys.asking', { host })}</p>}
      {isChanged && (
        <Callout level="error" live>
          {t('keys.changed')}
        </Callout>
      )}
      {key !== null && !isSame && key.pinned !== null && (
        <Fingerprint label={t('keys.pinned')} fingerprint={key.pinned} />
      )}
      {key !== null && <Fingerprint label={t('keys.presented', { host })} fingerprint={key.presented} />}
      {isSame && <Callout level="info">{t('keys.same')}</Callout>}
      {key !== null && !isSame && (
        <Comparison key={key.presented} presented={key} isCompared={isCompared} onCompared={setCompared} />
      )}
      <FailureNote failure={failure} />
      <DialogActions>
        <Button autoFocus onPress={onClose}>
          {t(isSame ? 'common.done' : 'common.cancel')}
        </Button>
        {key !== null && !isSame && (
          <Button
            look={isChanged ? 'plain' : 'primary'}
            isDisabled={!isCompared || call.isBusy}
            onPress={() => void confirm(key)}
          >
            {t(isChanged ? 'keys.replace' : 'keys.confirm')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

interface ComparisonProps {
  readonly presented: PresentedHostKey;
  readonly isCompared: boolean;
  readonly onCompared: (isCompared: boolean) => void;
}

/** Pasting the fingerprint is the surer way; reading it aloud and ticking the box is the other. */
function Comparison({ presented: { presented, pinned }, isCompared, onCompared }: ComparisonProps) {
  const [pasted, setPasted] = useState('');
  const isOther = pasted.trim() !== '' && pasted.trim() !== presented;
  const paste = (text: string) => {
    setPasted(text);
    onCompared(text.trim() === presented);
  };
  return (
    <div className={cx('form')}>
      {pinned === null && <p>{t('keys.first')}</p>}
      <Field
        label={t('keys.paste')}
        value={pasted}
        onChange={paste}
        mono
        autoComplete="off"
        error={isOther ? t('keys.paste.different') : null}
      />
      {!isOther && (
        <Check isSelected={isCompared} onChange={onCompared}>
          {t(pinned === null ? 'keys.compared' : 'keys.compared.replace')}
        </Check>
      )}
    </div>
  );
}

function Fingerprint({ label, fingerprint }: { readonly label: string; readonly fingerprint: string }) {
  return (
    <figure className={cx('fingerprint')}>
      <figcaption>{label}</figcaption>
      <code>{fingerprint}</code>
    </figure>
  );
}
