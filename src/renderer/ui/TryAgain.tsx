import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Callout } from './Callout.tsx';
import { t } from './text.ts';

interface TryAgainProps {
  /** What failed, and why. */
  readonly children: ReactNode;
  readonly onPress: () => void;
}

/** Something could not be read; it can be asked for again. */
export function TryAgain({ children, onPress }: TryAgainProps) {
  return (
    <Callout level="error" live>
      {children}
      <Button onPress={onPress}>{t('common.tryAgain')}</Button>
    </Callout>
  );
}
