import { useEffect } from 'react';
import { go } from '../app/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { AddressStep } from './AddressStep.tsx';
import { addressesOf, changeConnect as change, forgetConnect, forgetSecrets, useConnectDraft } from './draft.ts';
import styles from './ConnectPage.module.css';
import { SignInStep } from './SignInStep.tsx';
import { TrustStep } from './TrustStep.tsx';

const cx = classesOf(styles);

/**
 * First connection and every further one: whom to ask, whether it is them, who we are. The three steps stay on the page,
 * so that what was typed is never lost and can be mended. Whoever goes elsewhere meanwhile finds it again.
 */
export function ConnectPage({ isFirst }: { readonly isFirst: boolean }) {
  const draft = useConnectDraft();
  useEffect(() => forgetSecrets, []);
  const { probed } = draft;
  // Another address is another server: what was compared before says nothing about it.
  const isProbed = probed !== null && probed.address === addressesOf(draft)[0];
  // Before the frame is there, this page is the whole window.
  const Whole = isFirst ? 'main' : 'div';
  return (
    <Whole className={cx('page')}>
      <div className={cx('column')}>
        <header>
          <h1 className={cx('title')}>{t('connect.title')}</h1>
          <p className={cx('lead')}>{t('connect.lead')}</p>
        </header>
        <ol className={cx('steps')}>
          <AddressStep draft={draft} change={change} isDone={isProbed} />
          <TrustStep draft={draft} change={change} isOpen={isProbed} />
          <SignInStep draft={draft} change={change} isOpen={isProbed && draft.isTrusted} />
        </ol>
        {!isFirst && (
          <Button look="quiet" onPress={cancel}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
    </Whole>
  );
}

function cancel(): void {
  forgetConnect();
  go({ kind: 'settings' });
}
