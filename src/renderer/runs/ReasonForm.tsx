import { Form } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import { closeForm, type RunForm } from './controls/calls.ts';
import styles from './Runs.module.css';
import { typeFor, useTypedFor } from './controls/typed.ts';

const cx = classesOf(styles);

interface Props {
  readonly runId: string;
  readonly form: Exclude<RunForm, 'stop'>;
  readonly lead: string;
  readonly field: string;
  readonly confirm: string;
  readonly isBusy: boolean;
  /** Why it cannot be done now. */
  readonly whyNot: string | null;
  readonly onConfirm: (reason: string) => void;
}

/** Something that must be said why: nothing happens before a reason is typed. */
export function ReasonForm({ runId, form, lead, field, confirm, isBusy, whyNot, onConfirm }: Props) {
  const reason = useTypedFor(runId, form);
  const isComplete = reason.trim() !== '';
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
      <Field
        label={field}
        value={reason}
        onChange={(typed) => typeFor(runId, form, typed)}
        maxLength={2_000}
        autoFocus
      />
      <div className={cx('headRow')}>
        <Button type="submit" whyNot={whyNot} isDisabled={!isComplete || isBusy}>
          {confirm}
        </Button>
        <Button look="quiet" onPress={() => closeForm(runId)}>
          {t('common.cancel')}
        </Button>
      </div>
    </Form>
  );
}
