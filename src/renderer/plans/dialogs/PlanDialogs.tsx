import { useCurrentPicture } from '../../estate/store.ts';
import { AddToPlanDialog } from './AddToPlanDialog.tsx';
import { NewPlanDialog } from './NewPlanDialog.tsx';
import { RemovePlanDialog } from './RemovePlanDialog.tsx';
import { usePlanDialog } from './store.ts';

/** The question about plans that is asked now, over any page. */
export function PlanDialogs() {
  const dialog = usePlanDialog((state) => state.dialog);
  const picture = useCurrentPicture();
  if (dialog === null || picture === null) return null;
  switch (dialog.is) {
    case 'new':
      return <NewPlanDialog picture={picture} vmIds={dialog.vmIds} />;
    case 'add':
      return <AddToPlanDialog picture={picture} vmIds={dialog.vmIds} />;
    case 'remove':
      return <RemovePlanDialog connectionId={picture.connectionId} planId={dialog.planId} />;
  }
}
