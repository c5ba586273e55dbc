import { go } from '../app/navigation.ts';
import { Button } from '../ui/Button.tsx';
import { t } from '../ui/text.ts';

interface Props {
  readonly connectionId: string;
  readonly planId: string;
}

/** Leads to the dry run of a plan, or of its draft. It works with and without the provider. */
export function DryRunButton({ connectionId, planId }: Props) {
  return <Button onPress={() => go({ kind: 'dry-run', connectionId, planId })}>{t('dryRun.open')}</Button>;
}
