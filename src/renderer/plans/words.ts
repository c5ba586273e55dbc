import type { PlanDraft, PlanMember } from '#shared/domain/index.ts';
import { t, words } from '../ui/text.ts';
import { formatElapsed } from '../ui/time.ts';

/** What a field of a plan is called. */
export function planField(field: keyof PlanDraft): string {
  return words({ code: `plan-field.${field}`, params: {} });
}

export function gateWords({ kind, text, waitSeconds }: PlanDraft['gates'][number]): string {
  return kind === 'prompt'
    ? t('plan.gate.prompt', { text })
    : t('plan.gate.wait', { text, duration: formatElapsed(waitSeconds * 1_000) });
}

/** How a member is started, where that is not as usual. */
export function rulesOf({ critical, bootDelaySeconds, retries, timeoutSeconds }: PlanMember): readonly string[] {
  const duration = (seconds: number) => ({ duration: formatElapsed(seconds * 1_000) });
  return [
    ...(critical ? [] : [t('plan.rule.optional')]),
    ...(bootDelaySeconds > 0 ? [t('plan.rule.delay', duration(bootDelaySeconds))] : []),
    ...(retries > 0 ? [t('plan.rule.retries', { n: retries })] : []),
    ...(timeoutSeconds === null ? [] : [t('plan.rule.timeout', duration(timeoutSeconds))]),
  ];
}
