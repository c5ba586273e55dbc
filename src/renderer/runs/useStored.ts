import { useEffect, useState } from 'react';
import type { ConsoleFailure, StoredRunView } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';

interface Stored {
  readonly stored: StoredRunView | null;
  readonly failure: ConsoleFailure | null;
}

const unknown: Stored = { stored: null, failure: null };

/** A run as the provider keeps it: the steps that were reviewed, and what was decided since. */
export function useStored(connectionId: string, runId: string): Stored {
  const [known, setKnown] = useState<Stored>(unknown);
  useEffect(() => {
    let isCurrent = true;
    void answered(bridge().runStored({ connectionId, runId })).then((answer) => {
      if (!isCurrent) return;
      setKnown(answer.ok ? { stored: answer.value, failure: null } : { stored: null, failure: answer.failure });
    });
    return () => {
      isCurrent = false;
    };
  }, [connectionId, runId]);
  return known;
}
