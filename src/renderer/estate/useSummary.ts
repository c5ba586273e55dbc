import { useMemo } from 'react';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { momentOf } from './moment.ts';
import { summarise, type Summary } from './summary.ts';

/** By state; counted anew with every picture, and as time makes VMs late. */
export function useSummary(picture: EstatePicture, gatewayNow: number): Summary {
  const moment = momentOf(gatewayNow);
  return useMemo(() => summarise(picture, moment), [picture, moment]);
}
