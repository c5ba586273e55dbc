import { useEffect, useState } from 'react';
import type { VmDetails } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';

interface Known {
  readonly of: string;
  readonly details: VmDetails | null;
}

/**
 * Everything known about one VM. Asked again when the picture's version says that something changed; until the answer is
 * here the older facts stay on the screen.
 */
export function useVmDetails(connectionId: string, vmId: string, version: number): VmDetails | null {
  const [known, setKnown] = useState<Known | null>(null);
  const key = `${connectionId} ${vmId}`;
  useEffect(() => {
    let isCurrent = true;
    void answered(bridge().estateVm({ connectionId, vmId })).then((answer) => {
      if (isCurrent && answer.ok) setKnown({ of: `${connectionId} ${vmId}`, details: answer.value });
    });
    return () => {
      isCurrent = false;
    };
  }, [connectionId, vmId, version]);
  return known?.of === key ? known.details : null;
}
