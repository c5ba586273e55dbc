import { VM_FLAG } from '#shared/ipc/index.ts';
import { observedOf, shownButNotDone, violationsOf } from '../checks.ts';
import { largestSite, observedVms, perform, review, reviewOfAll, vmIdsOf } from '../stage.ts';
import type { Outcome, Stage } from '../stage.ts';
import { ask, pictureOf } from '../watch.ts';
import { planOfLargestSite } from './plans.ts';

const VMS_MAX = 5;

/**
 * Some VMs of a site that lives are failed over: their sources are seen running, so each is powered off first, in a step that
 * was reviewed. The network is stretched to the site. Meanwhile a full-site failover takes them in, and once that is active a
 * partial one is refused.
 */
export async function partialSite(stage: Stage): Promise<Outcome> {
  const { port, connectionId, provider } = stage;
  const picture = await pictureOf(port, connectionId);
  const site = largestSite(picture);
  const running = VM_FLAG.sourceOn | VM_FLAG.failoverOffered;
  const vmIds = vmIdsOf(picture, site.id)
    .filter((vmId) => ((picture.flags[picture.vmIds.indexOf(vmId)] ?? 0) & running) === running)
    .slice(0, VMS_MAX);
  const made = await review(stage, 'failover', vmIds);
  const partly = await perform(stage, made);
  const truth = await provider.control.truth();
  const poweredOff = observedVms(partly.run, 'power-off-source');
  const violations = [
    ...violationsOf(truth, partly),
    ...shownButNotDone(truth, partly, (copies) => copies?.replica.power === 'on' && copies.source.power === 'off'),
    ...(made.scope === 'partial-site' ? [] : ['a site that lives was failed over as full-site']),
    ...unwarned(await dhcpVms(stage, vmIds), made.items),
  ];

  const plan = await planOfLargestSite(stage);
  const whole = await review(stage, 'failover', [], { planId: plan.planId });
  const takesIn = whole.network.some(({ code }) => code === 'network.takes-in');
  if (!takesIn) violations.push('the full-site review does not say that it takes in what is failed over partially');
  const undone = await perform(stage, await reviewOfAll(stage, 'undo-failover', observedVms(partly.run, 'failover')));
  const after = await provider.control.truth();
  violations.push(...shownButNotDone(after, undone, (copies) => copies?.replica.power === 'off'));
  return {
    figures: {
      site: site.name,
      failedOver: observedOf(partly),
      poweredOff: poweredOff.length,
      undone: observedOf(undone),
      effectsPerStepMax: Math.max(0, ...Object.values(after.effectsByStep)),
    },
    violations: [...new Set(violations)],
    performed: [partly, undone],
    shown:
      vmIds.length > 1 &&
      observedOf(partly) === vmIds.length &&
      poweredOff.length === vmIds.length &&
      observedOf(undone) === vmIds.length &&
      takesIn,
  };
}

async function dhcpVms({ port, connectionId }: Stage, vmIds: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const vmId of vmIds) {
    const details = await ask(port, 'estate.vm', { connectionId, vmId });
    if (details?.vm.addressing === 'dhcp') found.push(vmId);
  }
  return found;
}

/** A VM without a static address comes up unreachable: the review says so. */
function unwarned(
  dhcp: readonly string[],
  items: readonly { vmId: string; warnings: readonly { code: string }[] }[],
): string[] {
  return items
    .filter(({ vmId, warnings }) => dhcp.includes(vmId) && !warnings.some(({ code }) => code === 'warning.dhcp'))
    .map(({ vmId }) => `${vmId} uses DHCP, and the review does not say so`);
}
