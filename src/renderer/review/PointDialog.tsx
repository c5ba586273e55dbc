import { useState } from 'react';
import type { ReviewItem } from '#shared/ipc/index.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { PointsList } from '../inspector/PointsList.tsx';
import { useVmDetails } from '../inspector/useVmDetails.ts';
import { Button } from '../ui/Button.tsx';
import { useNow } from '../ui/clock.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import { fromLocalInput, toLocalInput } from '../ui/time.ts';
import { overridePoint, useDraft } from './draft.ts';
import { makeReviewAgain } from './store.ts';

interface Props {
  readonly connectionId: string;
  readonly item: ReviewItem;
  readonly onClose: () => void;
}

/** Another point for one VM. The review is made anew with it: what was typed to confirm no longer holds. */
export function PointDialog({ connectionId, item, onClose }: Props) {
  const now = gatewayNow(useCurrentConnection(), useNow());
  const details = useVmDetails(connectionId, item.vmId, 0);
  const before = useDraft((state) => state.overrides);
  const [first] = useState(before);
  const close = () => {
    if (before !== first) void makeReviewAgain();
    onClose();
  };
  const journal = details?.points?.journal ?? null;
  return (
    <Dialog title={t('points.of', { name: item.name })} isOpen onClose={close} wide>
      {journal && <MomentField vmId={item.vmId} from={journal.from} to={journal.to} />}
      {details?.points && <PointsList vmId={item.vmId} points={details.points} gatewayNow={now} />}
      <DialogActions>
        <Button autoFocus onPress={close}>
          {t('common.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface MomentProps {
  readonly vmId: string;
  readonly from: number;
  readonly to: number;
}

/** Any moment of the continuous journal. */
function MomentField({ vmId, from, to }: MomentProps) {
  const [value, setValue] = useState(() => toLocalInput(to));
  const at = fromLocalInput(value);
  const isInside = at !== null && at >= from && at <= to;
  return (
    <div>
      <Field
        label={t('points.moment')}
        type="datetime-local"
        step={1}
        value={value}
        onChange={setValue}
        error={isInside ? null : t('points.moment.outside')}
      />
      <Button
        isDisabled={!isInside}
        onPress={() => {
          if (at !== null) overridePoint({ kind: 'cdp', vmId, at });
        }}
      >
        {t('points.moment.use')}
      </Button>
    </div>
  );
}
