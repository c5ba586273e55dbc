import { useState } from 'react';
import type { PointOverride, ReviewItem } from '#shared/ipc/index.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { PointsList } from '../inspector/PointsList.tsx';
import { ToldNote } from '../inspector/ToldNote.tsx';
import { useVmDetails } from '../inspector/useVmDetails.ts';
import { Button } from '../ui/Button.tsx';
import { useNow } from '../ui/clock.ts';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { t } from '../ui/text.ts';
import { fromLocalInput, toLocalInput } from '../ui/time.ts';
import { withPoint } from './draft.ts';
import { changeReview, useReview } from './store.ts';

interface Props {
  readonly connectionId: string;
  readonly item: ReviewItem;
  readonly onClose: () => void;
}

/** Another point for one VM. The review is made anew with it: what was typed to confirm no longer holds. */
export function PointDialog({ connectionId, item, onClose }: Props) {
  const now = gatewayNow(useCurrentConnection(), useNow());
  const told = useVmDetails(connectionId, item.vmId, 0);
  const points = told.details?.points ?? null;
  const before = useReview((state) => state.request?.overrides.find(({ vmId }) => vmId === item.vmId) ?? null);
  const [chosen, setChosen] = useState<PointOverride | null>(before);
  const close = () => {
    if (chosen !== before) {
      void changeReview((request) => ({ ...request, overrides: [...withPoint(request.overrides, item.vmId, chosen)] }));
    }
    onClose();
  };
  const journal = points?.journal ?? null;
  return (
    <Dialog title={t('points.of', { name: item.name })} isOpen onClose={close} wide>
      <ToldNote told={told} />
      {journal && (
        <MomentField
          from={journal.from}
          to={journal.to}
          onChoose={(at) => setChosen({ kind: 'cdp', vmId: item.vmId, at })}
        />
      )}
      {points && <PointsList vmId={item.vmId} points={points} chosen={chosen} onChoose={setChosen} gatewayNow={now} />}
      <DialogActions>
        <Button autoFocus onPress={close}>
          {t('common.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface MomentProps {
  readonly from: number;
  readonly to: number;
  readonly onChoose: (at: number) => void;
}

/** Any moment of the continuous journal. */
function MomentField({ from, to, onChoose }: MomentProps) {
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
          if (at !== null) onChoose(at);
        }}
      >
        {t('points.moment.use')}
      </Button>
    </div>
  );
}
