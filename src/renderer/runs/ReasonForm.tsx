import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import styles from './Runs.module.css';

const cx = classesOf(styles);

interface Props {
  /** What opens the form; it is asked for, never there from the start. */
  readonly open: string;
  readonly lead: string;
  readonly field: string;
  readonly confirm: string;
  readonly isBusy: boolean;
  /** Why it cannot be done now. */
  readonly whyNot: string | null;
  readonly onConfirm: (reason: string) => void;
}

/** Something that must be said why: nothing happens before a reason is typed. */
export function ReasonForm({ open, lead, field, confirm, isBusy, whyNot, onConfirm }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const isComplete = reason.trim() !== '';
  if (!isOpen)
    return (
      <Button whyNot={whyNot} onPress={() => setOpen(true)}>
        {open}
      </Button>
    );
  return (
    <Form
      className={cx('findings')}
      aria-label={confirm}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete && !isBusy && whyNot === null) onConfirm(reason.trim());
      }}
    >
      <p>{lead}</p>
      <Field label={field} value={reason} onChange={setReason} maxLength={2_000} autoFocus />
      <div className={cx('headRow')}>
        <Button type="submit" whyNot={whyNot} isDisabled={!isComplete || isBusy}>
          {confirm}
        </Button>
        <Button look="quiet" onPress={() => setOpen(false)}>
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  );
}
