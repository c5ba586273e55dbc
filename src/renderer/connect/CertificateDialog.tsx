import { useState } from 'react';
import type { ConnectionView } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { putConnection } from '../connections/store.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { t } from '../ui/text.ts';
import { CompareCertificate, type Comparison, isConfirmed, notCompared } from './CompareCertificate.tsx';
import { Thumbprint } from './Thumbprint.tsx';
import { useAnswer, useCall } from './useCall.ts';

interface Props {
  readonly connection: ConnectionView;
  readonly onClose: () => void;
}

/** The gateway shows another certificate than the one that was confirmed. Old and new stand side by side. */
export function CertificateDialog({ connection, onClose }: Props) {
  const [comparison, setComparison] = useState<Comparison>(notCompared);
  const confirming = useCall();
  const address = connection.gateways[0]?.address ?? '';
  const probing = useAnswer(() => bridge().connectionsProbe({ address }));
  const certificate = probing.value;
  const confirm = async () => {
    if (!certificate) return;
    const { thumbprint } = certificate;
    const view = await confirming.run(
      bridge().connectionsConfirmCertificate({ connectionId: connection.id, thumbprint }),
    );
    if (!view) return;
    putConnection(view);
    onClose();
  };
  const isNew = connection.isUnconfirmed === true;
  const isOther = !isNew && certificate !== null && certificate.thumbprint !== connection.thumbprint;
  const isSame = !isNew && certificate !== null && !isOther;
  const pinned = isNew ? 'certificate.claimed' : 'certificate.pinned';
  const title = isOther ? 'certificate.changed.title' : 'certificate.title';
  const failure = probing.failure ?? confirming.failure;
  return (
    <Dialog title={t(title, { name: connection.name })} isOpen onClose={onClose} wide>
      {isOther && <Callout level="warning">{t('certificate.changed.lead')}</Callout>}
      {isNew && <Callout level="warning">{t('certificate.imported')}</Callout>}
      {isSame && <Callout level="info">{t('certificate.unchanged')}</Callout>}
      {connection.thumbprint !== '' && <Thumbprint label={t(pinned)} value={connection.thumbprint} />}
      {certificate && !isSame && (
        <CompareCertificate certificate={certificate} comparison={comparison} onChange={setComparison} />
      )}
      {probing.isBusy && <p>{t('certificate.asking', { address })}</p>}
      <FailureNote failure={failure} />
      <DialogActions>
        <Button autoFocus onPress={onClose}>
          {t(isOther ? 'certificate.changed.keep' : 'common.close')}
        </Button>
        <Button
          look="primary"
          isDisabled={!certificate || !isConfirmed(comparison, certificate) || confirming.isBusy}
          onPress={() => void confirm()}
        >
          {t(isOther ? 'certificate.changed.confirm' : 'connect.trust.confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
