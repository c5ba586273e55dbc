import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import { CompareCertificate, isConfirmed } from './CompareCertificate.tsx';
import styles from './ConnectPage.module.css';
import type { StepProps } from './draft.ts';
import { Step } from './Step.tsx';
import { Thumbprint } from './Thumbprint.tsx';

const cx = classesOf(styles);

export function TrustStep({ draft, change, isOpen }: StepProps & { readonly isOpen: boolean }) {
  const certificate = draft.probed?.certificate;
  return (
    <Step number={2} title={t('connect.trust.title')} isOpen={isOpen}>
      {certificate && !draft.isTrusted && (
        <>
          <CompareCertificate
            certificate={certificate}
            comparison={draft.comparison}
            onChange={(comparison) => change({ comparison })}
          />
          <div className={cx('actions')}>
            <Button
              look="primary"
              isDisabled={!isConfirmed(draft.comparison, certificate)}
              onPress={() => change({ isTrusted: true })}
            >
              {t('connect.trust.confirm')}
            </Button>
          </div>
        </>
      )}
      {certificate && draft.isTrusted && (
        <>
          <Callout level="info">{t('connect.trust.done')}</Callout>
          <Thumbprint label={t('certificate.pinned')} value={certificate.thumbprint} />
        </>
      )}
    </Step>
  );
}
