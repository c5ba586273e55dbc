import { useState } from 'react';
import type { ConnectionView } from '#shared/ipc/index.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { type Need, needOf } from '../connections/freshness.ts';
import { useConnections, useCurrentConnection } from '../connections/store.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { t, words } from '../ui/text.ts';
import { CertificateDialog } from './CertificateDialog.tsx';
import styles from './ConnectionBanner.module.css';
import { SignInDialog } from './SignInDialog.tsx';

const cx = classesOf(styles);
const SKEW_SHOWN_FROM_MS = 5_000;

const leads: { readonly [N in Exclude<Need, null>]: WindowText } = {
  'sign-in': 'banner.signedOut',
  certificate: 'banner.untrusted',
  'data-folder': 'banner.storeFailed',
};

/** What stands between the person and a working connection, above every page, with the way out of it. */
export function ConnectionBanner() {
  const connection = useCurrentConnection();
  if (!connection) return null;
  return <Banner key={connection.id} connection={connection} />;
}

function Banner({ connection }: { readonly connection: ConnectionView }) {
  const [isOpen, setOpen] = useState(false);
  const folder = useConnections((state) => state.info?.dataFolder ?? '');
  const need = needOf(connection);
  const skew = Math.abs(connection.clockSkewMs ?? 0);
  const close = () => setOpen(false);
  const problem = connection.problem ? words(connection.problem) : null;
  const isQuiet = need === null && problem === null && skew < SKEW_SHOWN_FROM_MS;
  if (isQuiet) return null;
  return (
    <div className={cx('banner')}>
      <Callout level={need === null ? 'warning' : 'error'}>
        <span className={cx('row')}>
          <span className={cx('words')}>
            {need !== null && <strong>{t(leads[need], { name: connection.name, folder })} </strong>}
            {problem}
            {need === null && problem === null && t('banner.skew', { seconds: Math.round(skew / 1_000) })}
          </span>
          {need === 'sign-in' && <Button onPress={() => setOpen(true)}>{t('banner.signIn')}</Button>}
          {need === 'certificate' && <Button onPress={() => setOpen(true)}>{t('banner.compare')}</Button>}
        </span>
      </Callout>
      {need === 'sign-in' && <SignInDialog connection={connection} isOpen={isOpen} onClose={close} />}
      {need === 'certificate' && isOpen && <CertificateDialog connection={connection} onClose={close} />}
    </div>
  );
}
