import { useState } from 'react';
import type { ConnectionView } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { CertificateDialog } from '../connect/CertificateDialog.tsx';
import { SignInDialog } from '../connect/SignInDialog.tsx';
import { useWhyNot } from '../offline/whyNot.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { ActDialog } from './ActDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import styles from './SettingsPage.module.css';
import { putConnection } from './store.ts';

const cx = classesOf(styles);

const actions = ['rename', 'password', 'certificate', 'signOut', 'clearCache', 'remove'] as const;
type Action = (typeof actions)[number];

/** What can be done with a connection that is there. Each asks, and says what will happen. */
export function ConnectionActions({ connection }: { readonly connection: ConnectionView }) {
  const [action, setAction] = useState<Action | null>(null);
  const isSignedIn = connection.subject !== null;
  const offered = actions.filter((one) => one !== 'signOut' || isSignedIn);
  return (
    <>
      <div className={cx('acts')} role="group" aria-label={t('settings.acts', { name: connection.name })}>
        {offered.map((one) => (
          <Button key={one} look={one === 'remove' ? 'quiet' : 'plain'} onPress={() => setAction(one)}>
            {t(one === 'password' && !isSignedIn ? 'banner.signIn' : `settings.act.${one}`)}
          </Button>
        ))}
      </div>
      <ActionDialog action={action} connection={connection} onClose={() => setAction(null)} />
    </>
  );
}

interface DialogProps {
  readonly action: Action | null;
  readonly connection: ConnectionView;
  readonly onClose: () => void;
}

function ActionDialog({ action, connection, onClose }: DialogProps) {
  const { name, id: connectionId } = connection;
  const whyNotCleared = useWhyNot(connectionId, 'settings.clearCache');
  switch (action) {
    case null:
      return null;
    case 'rename':
      return <RenameDialog connection={connection} onClose={onClose} />;
    case 'password':
      return (
        <SignInDialog
          connection={connection}
          isOpen
          onClose={onClose}
          {...(connection.subject !== null && {
            title: t('settings.password.title', { name }),
            lead: t('settings.password.lead'),
          })}
        />
      );
    case 'certificate':
      return <CertificateDialog connection={connection} onClose={onClose} />;
    case 'remove':
      return <RemoveDialog connection={connection} onClose={onClose} />;
    case 'signOut':
      return (
        <ActDialog
          title={t('settings.signOut.title', { name })}
          confirm={t('settings.act.signOut')}
          act={() => bridge().settingsSignOut({ connectionId })}
          taken={putConnection}
          onClose={onClose}
        >
          <p>{t('settings.signOut.lead')}</p>
        </ActDialog>
      );
    case 'clearCache':
      return (
        <ActDialog
          title={t('settings.clearCache.title', { name })}
          confirm={t('settings.act.clearCache')}
          whyNot={whyNotCleared}
          act={() => bridge().settingsClearCache({ connectionId })}
          taken={putConnection}
          onClose={onClose}
        >
          <p>{t('settings.clearCache.lead')}</p>
          <p>{t('settings.clearCache.kept')}</p>
        </ActDialog>
      );
  }
}
