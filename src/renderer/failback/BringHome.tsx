import { Button } from '../ui/Button.tsx';
import { t } from '../ui/text.ts';
import { bringHome } from './acts.ts';

interface Props {
  readonly connectionId: string;
  readonly planId?: string;
  /** Empty for all members of the plan. */
  readonly vmIds: readonly string[];
}

/** Opens the wizard for a plan or some VMs. Nothing is ordered by it. */
export function BringHome({ connectionId, planId, vmIds }: Props) {
  return (
    <Button onPress={() => void bringHome(connectionId, { planId: planId ?? null, vmIds })}>{t('home.bring')}</Button>
  );
}
