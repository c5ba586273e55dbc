import type { Catalogue } from '../message.ts';

/** The texts of what the core reports: exclusions, losses, evidence, problems, progress. Each says what can be done. */
export const coreTexts: Catalogue = {
  'excluded.moved': 'Moved to the provider for good; it is no longer protected.',
  'excluded.no-replica': 'It has no replica.',
  'excluded.no-points': 'Its replica has no restore point yet.',
  'excluded.no-point-before': 'It has no restore point at or before {at:time}.',
  'excluded.point-gone': 'The chosen restore point is no longer there. Choose another.',
  'excluded.outside-journal': 'The chosen time lies outside its CDP journal. Choose another.',
  'excluded.busy': 'Its replica is being worked on. Try again when that has ended.',
  'excluded.claimed': 'The run “{run}” has it. Wait for that run, or end it.',
  'excluded.two-copies': 'Two copies may be running. Fence one, or undo the failover, first.',
  'excluded.blocked': '{detail}',
  'excluded.state': 'Not possible while its replica is “{state}”.',

  'loss.failover': 'What was written after the chosen points is not on the replicas.',
  'loss.after-point': 'Changes after {at:time} are not on the replica.',
  'loss.undo-failover': 'Everything written on the {n|replica|{n} replicas} since the failover is thrown away.',
  'loss.since-failover': 'Everything written on the replica since {at:time} is thrown away.',
  'loss.permanent-failover': 'The {n|VM is|{n} VMs are} no longer protected, and cannot be brought home by failback.',
  'loss.power-off-source': 'The source VM is switched off.',
  'destroys.undo-failover': 'The running replica state is discarded; the replica returns to its latest restore point.',
  'destroys.permanent-failover':
    'All restore points of the {n|replica|{n} replicas} are deleted. This cannot be undone.',
  'undo.failover':
    'Can be undone at any time before it is made permanent: undo failover returns to the latest restore point.',
  'undo.undo-failover': 'Cannot be undone.',
  'undo.permanent-failover': 'Cannot be undone.',
  'undo.network-prepare': 'Is released again with the last undo.',
  'undo.network-release': 'Is prepared again with the next failover.',
  'undo.power-off-source': 'The VM can be switched on again at its site, once its replica is not running.',

  'network.partial-site': '{name} stretches the network to the site that is in contact.',
  'network.full-site': '{name} becomes the gateway of the replica networks: no production site is in contact.',
  'network.release': '{name} is released: no VM is failed over any more.',

  'warning.infected': 'This restore point is marked infected.',
  'warning.suspicious': 'This restore point is marked suspicious.',
  'warning.rpo-behind-2x': 'Older than its recovery point objective (up to 2x).',
  'warning.rpo-behind-4x': 'Older than its recovery point objective (up to 4x).',
  'warning.rpo-beyond-4x': 'Far older than its recovery point objective (beyond 4x).',
  'warning.rpo-unknown': 'Its age cannot be judged.',
  'warning.dhcp': 'Uses DHCP: it will run, but cannot be reached at the provider.',
  'warning.no-network': 'Has no network that is known: it may be unreachable.',
  'warning.power-off-step': 'Its source is running: it is switched off before the replica starts.',
  'warning.override': 'Starts without evidence that its source is off.',

  'hindrance.empty': 'Nothing is selected. Select VMs on the map or in the list.',
  'hindrance.all-excluded':
    'None of the {n|selected VM|{n} selected VMs} can be part of this run; the reasons are listed.',
  'hindrance.offline':
    'The provider is not heard now. These are the last known facts; a run can start when the feed is live.',
  'hindrance.tenant-disabled': 'The provider has disabled this account: it refuses failover. Call the provider.',
  'hindrance.role': 'This account may look, but not start runs. Sign in as an operator.',
  'hindrance.source-running':
    '{n|1 source is|{n} sources are} seen running. Let the run switch them off, or override with a reason.',
  'hindrance.no-evidence':
    'It is not known whether {n|1 source is|{n} sources are} off. Attest the site or the VM, or override with a reason.',
  'hindrance.other-scope': 'A full-site failover is active. Undo it before a partial one.',

  'cannot.stop': 'It has ended already, or was interrupted: nothing is being sent.',
  'cannot.resume': 'It is not stopped.',
  'cannot.retry': 'Everything of it was done.',
  'cannot.acknowledge': 'It has not ended yet.',
  'cannot.other-engine': 'Another version of the program wrote this run, or its journal is damaged. Finish it by hand.',
  'cannot.sign-in': 'No connection of this name is open.',

  'finding.journal':
    'The journal knows: {observed} seen done, {accepted} accepted, {unsure} sent without a reply, {waiting} not begun, {failed} failed or skipped.',
  'finding.gateway': 'The provider says: {n|1 order|{n} orders} accepted, {ended} ended, {working} at work.',
  'finding.gateway-silent': 'The provider is not heard, so it is not known how far its work is.',

  'obstacle.feed': 'The provider’s feed is not live. Nothing is sent until it is heard again.',
  'obstacle.defect': 'The run met something that cannot be, and does nothing more: {detail}. Finish it by hand.',
  'obstacle.gateway-unreachable':
    'The gateway does not answer. What was sent is being looked up; it goes on by itself.',
  'obstacle.gateway-signed-out': 'Sign in to continue. Nothing has failed.',
  'obstacle.gateway-untrusted': 'The gateway shows another certificate. Confirm it before anything is sent.',
  'obstacle.gateway-refused': 'The gateway refuses: {detail}',
  'obstacle.store-full': 'The disk is full: {path}. Nothing is sent until the journal can be written.',
  'obstacle.store-read-only': 'The data folder cannot be written: {path}. Nothing is sent until it can.',
  'obstacle.store-newer-schema': 'A newer version of the program wrote {path}. Use that version.',
  'obstacle.store-locked': 'Another console uses {path}. Close it first.',
  'obstacle.store-corrupt': '{path} is damaged. It was not changed; ask for help before going on.',
  'obstacle.store-io': '{path} cannot be written. Nothing is sent until it can.',

  'step.refused': 'Refused ({code}): {detail}',
  'step.failed': 'Failed: {detail}',
  'step.unknown': 'The reply was lost. It is being looked up.',
  'step.succeeded-not-seen': 'The provider says it is done; its effect has not been seen yet.',
  'step.stalled-succeeded-without-effect': 'The provider says it is done, but nothing was seen to happen.',
  'step.stalled-overdue': 'Its effect is overdue.',
  'step.skipped-stopped': 'Not begun: the run was ended.',
  'step.skipped-dependency': 'Not begun: {name} comes first, and did not succeed.',
  'step.skipped-decided': 'Skipped by a person.',
  'step.skipped-already-done': 'Was done already.',

  'waits.restart': 'The console ended while it ran. Look at what is known, then resume or end it.',
  'waits.lease-lost': 'The run was taken over by {holder}. This console sends nothing more for it.',
  'waits.stopping': 'Stopped: nothing more is sent. {n|1 order|{n} orders} already accepted run on.',
  'waits.stopped': 'Stopped. Resume it, or end it here.',
  'waits.stalled': '{n|1 VM has|{n} VMs have} stalled. Ask the provider, wait, or end the run.',

  'arming-ended.stopped': 'Stopped before anything was sent.',
  'arming-ended.feed-lost': 'The provider was no longer heard, so the countdown ended. Nothing was sent.',
  'arming-ended.clock-jumped': 'The clock jumped, so the countdown ended. Nothing was sent.',
  'arming-ended.suspended': 'The computer slept, so the countdown ended. Nothing was sent.',
  'arming-ended.changed':
    'Something changed since the review, so the countdown ended. Nothing was sent. Review it again.',
  'arming-ended.restart': 'The console ended before anything was sent.',
  'ended.because': '{detail}',

  'failure.bad-request': '{field}: {detail}',
  'failure.bad-address': 'That is no address of a gateway: {detail}',
  'failure.unreachable': 'No gateway answers at {address}: {detail}. Check the address, the network and the firewall.',
  'failure.untrusted':
    'The gateway shows another certificate than the one that was confirmed: {presented}. Compare it with what the provider gave you.',
  'failure.wrong-credentials': 'Account or password is wrong.',
  'failure.totp-required': 'This account asks for a one-time code.',
  'failure.too-many-tries': 'Too many tries. Wait a minute, then try again.',
  'failure.gateway': 'The gateway did not do it: {detail}',
  'failure.signed-out': 'Sign in to continue.',
  'failure.no-connection': 'This connection is not known any more.',
  'failure.no-run': 'This run is not known.',
  'failure.no-review': 'This review is too old. Make it again.',
  'failure.review-changed': 'Something changed since this review was made. Look at it again before you start.',
  'failure.scope-mistyped': 'Type the scope exactly: {expected}',
  'failure.hindered': 'It cannot be started now: the review says why.',
  'failure.run-live': 'A run of this connection has not ended. End it before the connection is removed.',
  'failure.internal': 'Something went wrong inside the console: {detail}',

  'connection.offline': 'No gateway is heard ({detail}). What is shown is the last known state; it goes on by itself.',
  'notice.quarantined': '{n|1 line|{n} lines} of the provider’s feed could not be read and {n|was|were} set aside.',
  'notice.cache': '{detail}',
  'notice.store': 'The cache cannot be written: {detail}',
  'notice.pairing': 'The pairing file could not be used: {detail}',
};
