import type { PresentedCertificate } from '#shared/ipc/index.ts';
import { Callout } from '../ui/Callout.tsx';
import { Check } from '../ui/Check.tsx';
import { Fact, Facts } from '../ui/Facts.tsx';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import { formatFull } from '../ui/time.ts';
import { Thumbprint } from './Thumbprint.tsx';
import { compareThumbprint } from './thumbprint.ts';

export interface Comparison {
  readonly pasted: string;
  readonly isChecked: boolean;
}

export const notCompared: Comparison = { pasted: '', isChecked: false };

/** Pasting the provider's thumbprint is the surer way; reading it aloud and ticking the box is the other. */
export function isConfirmed(comparison: Comparison, certificate: PresentedCertificate): boolean {
  const outcome = compareThumbprint(comparison.pasted, certificate.thumbprint);
  return outcome === 'same' || (outcome === 'empty' && comparison.isChecked);
}

interface Props {
  readonly certificate: PresentedCertificate;
  readonly comparison: Comparison;
  readonly onChange: (comparison: Comparison) => void;
}

export function CompareCertificate({ certificate, comparison, onChange }: Props) {
  const outcome = compareThumbprint(comparison.pasted, certificate.thumbprint);
  return (
    <>
      <Thumbprint label={t('certificate.presented')} value={certificate.thumbprint} />
      <Facts>
        <Fact name={t('certificate.subject')}>{certificate.subject}</Fact>
        <Fact name={t('certificate.issuer')}>
          {certificate.issuer} {t(certificate.publiclyTrusted ? 'certificate.public' : 'certificate.private')}
        </Fact>
        <Fact name={t('certificate.valid')}>
          {t('certificate.validRange', {
            from: formatFull(certificate.validFrom),
            to: formatFull(certificate.validTo),
          })}
        </Fact>
      </Facts>
      <p>{t('certificate.ask')}</p>
      <Field
        label={t('certificate.paste')}
        value={comparison.pasted}
        onChange={(pasted) => onChange({ ...comparison, pasted })}
        mono
        error={outcome === 'different' ? t('certificate.different') : null}
      />
      {outcome === 'same' && (
        <Callout level="info" live>
          {t('certificate.same')}
        </Callout>
      )}
      {outcome === 'empty' && (
        <Check isSelected={comparison.isChecked} onChange={(isChecked) => onChange({ ...comparison, isChecked })}>
          {t('certificate.compared')}
        </Check>
      )}
    </>
  );
}
