import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { ReviewItem } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { counted, t } from '../ui/text.ts';
import { giveEvidence } from './draft.ts';
import styles from './ReviewPage.module.css';
import { makeReviewAgain, useReview } from './store.ts';
import { TickList } from './TickList.tsx';

const cx = classesOf(styles);

/**
 * VM by VM: attest that single copies are off, or, the last way, start although nobody can say so. Each is ticked by
 * hand; hidden until it is asked for.
 */
export function OneByOne({ missing }: { readonly missing: readonly ReviewItem[] }) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (!isOpen) {
    return (
      <Button look="quiet" onPress={() => setOpen(true)}>
        {t('override.open')}
      </Button>
    );
  }
  const vmIds = missing.map((item) => item.vmId).filter((vmId) => chosen.has(vmId));
  return (
    <section aria-label={t('override.label')}>
      <TickList items={missing} chosen={chosen} onChange={setChosen} />
      <AttestVms vmIds={vmIds} />
      <Override vmIds={vmIds} />
    </section>
  );
}

function AttestVms({ vmIds }: { readonly vmIds: readonly string[] }) {
  const [who, setWho] = useState('');
  const [howKnown, setHowKnown] = useState('');
  const isMaking = useReview((state) => state.isMaking);
  const isComplete = vmIds.length > 0 && who.trim() !== '' && howKnown.trim() !== '';
  const attest = () => {
    for (const vmId of vmIds) {
      giveEvidence({ kind: 'attestation', siteId: null, vmId, who: who.trim(), howKnown: howKnown.trim() });
    }
    void makeReviewAgain();
  };
  return (
    <Form
      aria-label={t('attest.vms.label')}
      className={cx('form')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) attest();
      }}
    >
      <Field label={t('attest.vms.who')} value={who} onChange={setWho} maxLength={256} />
      <Field label={t('attest.how')} value={howKnown} onChange={setHowKnown} maxLength={2_000} />
      <Button type="submit" isDisabled={!isComplete || isMaking}>
        {t('attest.vms.button', counted(vmIds.length))}
      </Button>
    </Form>
  );
}

function Override({ vmIds }: { readonly vmIds: readonly string[] }) {
  const [reason, setReason] = useState('');
  const isMaking = useReview((state) => state.isMaking);
  const isComplete = vmIds.length > 0 && reason.trim() !== '';
  const override = () => {
    giveEvidence({ kind: 'override', vmIds: [...vmIds], reason: reason.trim() });
    void makeReviewAgain();
  };
  return (
    <Form
      aria-label={t('override.form')}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) override();
      }}
    >
      <Callout level="error">{t('override.lead')}</Callout>
      <div className={cx('form', 'two')}>
        <Field label={t('override.reason')} value={reason} onChange={setReason} maxLength={2_000} />
        <Button type="submit" isDisabled={!isComplete || isMaking}>
          {t('override.button', counted(vmIds.length))}
        </Button>
      </div>
    </Form>
  );
}
