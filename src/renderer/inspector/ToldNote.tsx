import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { t, words } from '../ui/text.ts';
import styles from './Inspector.module.css';
import type { VmTold } from './useVmDetails.ts';

/** While the facts of a VM are read, and where they could not be. Nothing once they are there. */
export function ToldNote({ told: { failure, isAsking, askAgain } }: { readonly told: VmTold }) {
  if (isAsking) return <p className={styles['quiet']}>{t('vm.reading')}</p>;
  if (failure === null) return null;
  return (
    <Callout level="error" live>
      <p>{t('vm.notRead')}</p>
      <p>{words(failure.message)}</p>
      <Button onPress={askAgain}>{t('vm.readAgain')}</Button>
    </Callout>
  );
}
