import type { ConsoleFailure } from '#shared/ipc/index.ts';
import { Callout } from './Callout.tsx';
import { words } from './text.ts';

/** Why what was asked for was not done, said as soon as it is known; nothing where it was. */
export function FailureNote({ failure }: { readonly failure: ConsoleFailure | null }) {
  if (failure === null) return null;
  return (
    <Callout level="error" live>
      {words(failure.message)}
    </Callout>
  );
}
