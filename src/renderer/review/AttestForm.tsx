import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { ReviewSite } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import { giveEvidence } from './draft.ts';
import styles from './ReviewPage.module.css';
import { makeReviewAgain, useReview } from './store.ts';

const cx = classesOf(styles);

/** A person's word that a whole site is off: who knows it, and how. Kept with the run for ever. */
export function AttestForm({ site }: { readonly site: Pick<ReviewSite, 'siteId' | 'name'> }) {
  const [who, setWho] = useState('');
  const [howKnown, setHowKnown] = useState('');
  const isMaking = useReview((state) => state.isMaking);
  const isComplete = who.trim() !== '' && howKnown.trim() !== '';
  const attest = () => {
    giveEvidence({
      kind: 'attestation',
      siteId: site.siteId,
      vmId: null,
      who: who.trim(),
      howKnown: howKnown.trim(),
    });
    void makeReviewAgain();
  };
  return (
    <Form
      aria-label={t('attest.label', { site: site.name })}
      className={cx('form')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) attest();
      }}
    >
      <Field label={t('attest.who', { site: site.name })} value={who} onChange={setWho} maxLength={256} />
      <Field
        label={t('attest.how')}
        value={howKnown}
        onChange={setHowKnown}
        placeholder={t('attest.how.example')}
        maxLength={2_000}
      />
      <Button type="submit" isDisabled={!isComplete || isMaking}>
        {t('attest.button', { site: site.name })}
      </Button>
    </Form>
  );
}
