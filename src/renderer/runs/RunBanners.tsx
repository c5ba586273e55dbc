import type { RunSummary } from '#shared/ipc/index.ts';
import { gatewayNow, useCurrentConnection } from '../connections/store.ts';
import { Callout } from '../ui/Callout.tsx';
import { useNow } from '../ui/clock.ts';
import { counted, t } from '../ui/text.ts';
import { formatDuration, formatFull } from '../ui/time.ts';

/** What everybody must know of a run, whoever looks: no approval, one that was given, and what is still to be finalised. */
export function RunBanners({ run }: { readonly run: RunSummary }) {
  return (
    <>
      {run.breakGlass !== null && <Callout level="warning">{t('run.breakGlass', { reason: run.breakGlass })}</Callout>}
      <ApprovalBanner run={run} />
      <FinaliseBanner run={run} />
    </>
  );
}

function ApprovalBanner({ run }: { readonly run: RunSummary }) {
  const now = gatewayNow(useCurrentConnection(), useNow());
  const { approval } = run;
  if (approval === null) return null;
  switch (approval.state) {
    case 'pending':
      return approval.expiresAt === null || run.phase === 'ended' ? null : (
        <Callout level="info">
          {t('run.approval.pending', { left: formatDuration(Math.max(0, approval.expiresAt - now)) })}
        </Callout>
      );
    case 'approved':
      return <Callout level="info">{t('run.approval.approved', nameAndReason(approval))}</Callout>;
    case 'refused':
      return <Callout level="error">{t('run.approval.refused', nameAndReason(approval))}</Callout>;
    case 'expired':
    case 'not-needed':
      return null;
  }
}

function nameAndReason({ by, reason }: NonNullable<RunSummary['approval']>) {
  return { who: by?.name ?? '', reason };
}

/** A reminder with its countdown. Nothing is finalised by itself. */
function FinaliseBanner({ run }: { readonly run: RunSummary }) {
  const now = gatewayNow(useCurrentConnection(), useNow());
  const { finaliseBy, notFinalised } = run;
  if (finaliseBy === null || notFinalised === 0) return null;
  const left = finaliseBy - now;
  const params = { ...counted(notFinalised), at: formatFull(finaliseBy), left: formatDuration(Math.abs(left)) };
  return left > 0 ? (
    <Callout level="info">{t('run.finalise', params)}</Callout>
  ) : (
    <Callout level="warning">{t('run.finalise.late', params)}</Callout>
  );
}
