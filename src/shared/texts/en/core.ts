import type { Texts } from '../message.ts';

/** The texts of what the core reports: exclusions, losses, evidence, problems, progress. Each says what can be done. */
export const coreTexts = {
  'excluded.moved': 'Moved to the provider for good; it is no longer protected.',
  'excluded.no-replica': 'It has no replica.',
  'excluded.no-points': 'Its replica has no restore point yet.',
  'excluded.no-point-before': 'It has no restore point at or before {at:time}.',
  'excluded.no-point-before-infection':
    'It has no restore point older than its first infected one, of {at:time}. Choose a point by hand.',
  'excluded.point-gone': 'The chosen restore point is no longer there. Choose another.',
  'excluded.outside-journal': 'The chosen time lies outside its CDP journal. Choose another.',
  'excluded.busy': 'Its replica is being worked on. Try again when that has ended.',
  'excluded.claimed': 'The run “{run}” has it. Wait for that run, or end it.',
  'excluded.two-copies': 'Two copies may be running. Fence one, or undo the failover, first.',
  'excluded.blocked': '{detail}',
  'excluded.state': 'Not possible in the state of its replica: {state:home.state}.',

  'needs.network-prepare': 'Part of a failover.',
  'needs.network-release': 'Nothing runs behind the appliance.',
  'needs.power-off-source': 'The site is in contact, and the source is seen running.',
  'needs.isolate': 'The replica runs.',
  'needs.failover': 'A restore point, and evidence that the source is off.',
  'needs.planned-failover': 'The site is in contact; the guest can be shut down.',
  'needs.test-start': 'A restore point.',
  'needs.test-stop': 'A test runs.',
  'needs.undo-failover': 'The VM is failed over, or its failover failed.',
  'needs.permanent-failover': 'The VM is failed over.',
  'needs.failback-start': 'The VM is failed over, the target site is in contact, and the source is off.',
  'needs.change-switchover': 'A failback synchronises, or is ready to switch.',
  'needs.switch-over': 'The failback is ready to switch.',
  'needs.commit-failback': 'The failback was switched over.',
  'needs.cancel-failback': 'The failback was not switched over.',
  'needs.undo-failback': 'The failback was switched over and not committed.',
  'needs.pin-point': 'The restore point is there.',

  'failure-leaves.power-off-source': 'The source was not powered off.',
  'failure-leaves.isolate': 'The replica runs, and can be reached as before.',
  'failure-leaves.failover': 'The replica is off; the source is as it was.',
  'failure-leaves.planned-failover':
    'The replica is off. The source is off where it was shut down already; else it runs.',
  'failure-leaves.test-start': 'The replica is off; nothing of the test is left.',
  'failure-leaves.test-stop': 'The replica still runs, cut off.',
  'failure-leaves.undo-failover': 'The replica still runs.',
  'failure-leaves.permanent-failover': 'The replica still runs; no restore point was deleted.',
  'failure-leaves.failback-start': 'The replica still runs; the target is off and may be overwritten in part.',
  'failure-leaves.switch-over':
    'Both copies are off: switch over again, or cancel the failback, which starts the replica.',
  'failure-leaves.commit-failback': 'Production runs; the replica is off.',
  'failure-leaves.cancel-failback': 'As before: the replica as it was, the target off.',
  'failure-leaves.undo-failback': 'Production may be off already; the replica is off.',

  'loss.failover': 'What was written after the chosen points is not on the replicas.',
  'loss.after-point': 'Changes after {at:time} are not on the replica.',
  'loss.undo-failover': 'Everything written on the {n|replica|{n} replicas} since the failover is thrown away.',
  'loss.since-failover': 'Everything written on the replica since {at:time} is thrown away.',
  'loss.since-switchover': 'Everything written in production since {at:time} is thrown away.',
  'loss.planned-failover': 'Nothing is meant to be lost: the source is shut down between two passes of replication.',
  'loss.isolate': 'The {n|replica runs|{n} replicas run} on, but nobody can reach {n|it|them}.',
  'loss.test-stop': 'What was written in the {n|test|{n} tests} is thrown away.',
  'loss.failback-start':
    'The {n|original VM is|{n} original VMs are} overwritten with the replica’s data; what only production has since the failover is lost.',
  'loss.switch-over': 'Users are without service from the replica’s shutdown until production is up.',
  'loss.commit-failback': 'The way back to the replica’s state before the switchover is given up.',
  'loss.cancel-failback': 'Nothing of the replica. What was sent home stays there, overwritten and switched off.',
  'loss.undo-failback': 'What production wrote since the switchover is thrown away; the replica loses nothing.',
  'loss.permanent-failover': 'The {n|VM is|{n} VMs are} no longer protected, and cannot be brought home by failback.',
  'loss.power-off-source': 'The source VM is switched off.',
  'destroys.undo-failover': 'The running replica state is discarded; the replica returns to its latest restore point.',
  'destroys.failback-start': 'The data on the {n|target VM|{n} target VMs} as it is now.',
  'destroys.commit-failback': 'The replica’s state from before the switchover, except for one restore point.',
  'destroys.cancel-failback': 'The replica’s temporary snapshot is merged; the target stays overwritten.',
  'destroys.undo-failback': 'The {n|production VM’s|{n} production VMs’} data since the switchover.',
  'destroys.permanent-failover':
    'All restore points of the {n|replica|{n} replicas} are deleted. This cannot be undone.',
  'undo.failover':
    'Can be undone at any time before it is made permanent: undo failover returns to the latest restore point.',
  'undo.undo-failover': 'Cannot be undone.',
  'undo.permanent-failover': 'Cannot be undone.',
  'undo.planned-failover': 'Can be undone like any failover; what the replica wrote since is then thrown away.',
  'undo.test-start': 'Ends with the stop of the test. Production is not touched.',
  'undo.test-stop': 'Cannot be undone; a test can be made again at any time.',
  'undo.isolate': 'Ends with the undo of the failover.',
  'undo.failback-start':
    'Cancel failback, before the switchover: the replica goes on running. The target stays overwritten.',
  'undo.change-switchover': 'Can be changed again until it happens.',
  'undo.switch-over': 'Undo failback: production is switched off, and the replica starts as it was at its shutdown.',
  'undo.commit-failback': 'Cannot be undone; a failover can be made again.',
  'undo.cancel-failback': 'Failback can be begun again.',
  'undo.undo-failback': 'Failback can be begun again.',
  'undo.pin-point': 'Can be pinned or released again at any time.',
  'undo.network-prepare': 'Is released again with the last undo.',
  'undo.network-release': 'Is prepared again with the next failover.',
  'undo.power-off-source': 'The VM can be switched on again at its site, once its replica is not running.',

  'network.partial-site': '{name} stretches the network to the site that is in contact.',
  'network.full-site': '{name} becomes the gateway of the replica networks: no production site is in contact.',
  'network.takes-in':
    '{n|1 VM that is|{n} VMs that are} already failed over partially {n|goes|go} on as part of the whole site.',
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
  'warning.test-stopped-first': 'Its replica runs in a test: the test is stopped first.',
  'warning.dependency-absent':
    'The plan has it wait for {n|1 VM that is|{n} VMs that are} not part of this run: it starts without.',
  'warning.override': 'Starts without evidence that its source is off.',

  'hindrance.empty': 'Nothing is selected. Select VMs on the map or in the list.',
  'hindrance.all-excluded':
    'None of the {n|selected VM|{n} selected VMs} can be part of this run; the reasons are listed.',
  'hindrance.offline':
    'The provider is not heard now. These are the last known facts; a run can start when the feed is live.',
  'hindrance.tenant-disabled': 'The provider has disabled this account: it refuses failover. Call the provider.',
  'hindrance.role-operator': 'This account may not start such a run. Sign in as an operator.',
  'hindrance.role-tester': 'This account may look, but not start tests. Sign in as a tester or an operator.',
  'hindrance.plan-gone': 'The plan is not known any more. Choose another, or select the VMs.',
  'hindrance.no-pin': 'Choose the restore point that is to be pinned or released.',
  'hindrance.source-running':
    '{n|1 source is|{n} sources are} seen running. Let the run switch them off, or override with a reason.',
  'hindrance.no-evidence':
    'It is not known whether {n|1 source is|{n} sources are} off. Attest the site or the VM, or override with a reason.',
  'hindrance.other-scope': 'A full-site failover is active. Undo it before a partial one.',

  'shortens.window': 'Starts of {n} VMs at once instead of half as many would save about {minutes} min.',
  'shortens.step': '{name}, if it took half as long, would save about {minutes} min.',
  'shortens.gate': 'Without the wait at “{name}” it would be about {minutes} min shorter.',
  'shortens.settle': 'Without the wait after {name} it would be about {minutes} min shorter.',
  'shortens.lane': 'If the VMs of {name} need not go one at a time, it would be about {minutes} min shorter.',

  'approval.live-start':
    'The policy asks for a second person before anything starts: an approver must agree within 60 minutes.',
  'approval.override':
    'The policy asks for a second person where evidence is overridden: an approver must agree within 60 minutes.',

  'cannot.undo': 'Nothing that it failed over is still so.',
  'cannot.answer': 'It does not ask that any more.',
  'cannot.skip': '{n|1 of the steps has|{n} of the steps have} begun already, or ended.',
  'cannot.take-over-own': 'This console has the run already.',
  'cannot.take-over-ended': 'The run has ended.',
  'cannot.resume-not-heard': 'The provider’s feed has not yet passed the takeover. Wait a moment.',
  'cannot.resume-elsewhere':
    '{holder} has gone on with it on another console. Take it over, with a reason, to go on here.',
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
  'step.waits-until': 'Waits until {at:time}.',
  'step.skipped-gate': 'Not begun: a person answered “stop” here.',
  'step.skipped-stopped': 'Not begun: the run was ended.',
  'step.skipped-dependency': 'Not begun: {name} comes first, and did not succeed.',
  'step.skipped-decided': 'Skipped by a person.',
  'step.act-done': 'The host answered: {detail}',
  'step.look-done': '{detail}',
  'step.act-vouched': 'A person says that it was done.',
  'step.skipped-already-done': 'Was done already.',

  'waits.restart': 'The console ended while it ran. Look at what is known, then resume or end it.',
  'waits.taken-over': 'Taken over. Look at what is known, then resume it here, or end it.',
  'waits.taken-over-unheard': 'Taken over. Waiting until the provider’s feed has passed the takeover.',
  'waits.elsewhere': '{holder} has it on another console.',
  'waits.approval': 'Waits for an approver. Nothing starts before.',
  'waits.lease-lost': 'The run was taken over by {holder}. This console sends nothing more for it.',
  'waits.stopping': 'Stopped: nothing more is sent. {n|1 order|{n} orders} already accepted run on.',
  'waits.stopped': 'Stopped. Resume it, or end it here.',
  'waits.put-off':
    'The provider has no room now. {n|1 order is|{n} orders are} sent again by themselves, at least once a minute.',
  'waits.stalled': '{n|1 VM has|{n} VMs have} stalled. Ask the provider, wait, or end the run.',

  'arming-ended.stopped': 'Stopped before anything was sent.',
  'arming-ended.feed-lost': 'The provider was no longer heard, so the countdown ended. Nothing was sent.',
  'arming-ended.clock-jumped': 'The clock jumped, so the countdown ended. Nothing was sent.',
  'arming-ended.suspended': 'The computer slept, so the countdown ended. Nothing was sent.',
  'arming-ended.changed':
    'Something changed since the review, so the countdown ended. Nothing was sent. Review it again.',
  'arming-ended.restart': 'The console ended before anything was sent.',
  'arming-ended.approval-refused': 'An approver refused it. Nothing was started.',
  'arming-ended.approval-expired': 'Nobody approved it in time. Nothing was started.',
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

  'connection.offline':
    'No gateway is heard: {reason:offline}. What is shown is the last known state; it goes on by itself. ({detail})',
  'offline.dns': 'its name leads to no address',
  'offline.refused': 'nothing listens at its address',
  'offline.timeout': 'it does not answer in time',
  'offline.closed': 'the other side cut the connection',
  'offline.not-tls': 'what answers there does not speak TLS',
  'offline.no-route': 'no way leads there from this computer',
  'offline.silent': 'it has fallen silent',
  'offline.other': 'the connection was lost',
  'notice.quarantined': '{n|1 line|{n} lines} of the provider’s feed could not be read and {n|was|were} set aside.',
  'notice.cache': '{detail}',
  'notice.cache-damaged':
    'The cache is damaged. It is set aside at the next start and fetched anew: not now, because a run goes on.',
  'notice.store': 'The cache cannot be written: {detail}',
  'notice.pairing': 'The pairing file could not be used: {detail}',

  'plan-field.name': 'Name',
  'plan-field.description': 'Description',
  'plan-field.replicaKind': 'Kind of replicas',
  'plan-field.contacts': 'Contacts',
  'plan-field.gateways': 'Gateways of the networks',
  'plan-field.publicIpRuleIds': 'Public address rules',

  'plan-problem.cycle': 'These wait for each other in a circle: {names}. Remove one of the dependencies.',
  'plan-problem.unknown-member': 'A member waits for {names}, not in the plan. Add them, or remove the dependency.',
  'plan-problem.twice': '{names} is in the plan twice. Remove one.',
  'plan-problem.itself': '{names} waits for itself. Remove that dependency.',
  'plan-problem.unknown-gate-member': 'A gate names {names}, not in the plan. Add them, or take them off the gate.',
  'plan-problem.unknown-step-member':
    'A step on a host is about a VM that is no member: {names}. Choose another, or remove the step.',
  'plan-problem.fence-without-member': 'Fencing is of one member, before it is started. Say of which.',
  'plan-problem.fence-in-test':
    'A test must not fence the original, which runs on. Take the test out of the step: {names}.',
  'plan-problem.wait-without-time': 'A gate waits for no time at all. Give it a time, or remove it.',

  'plan-hindrance.draft': 'A draft cannot be started: save it first.',
  'plan-hindrance.no-plan': 'The provider has no such plan: only this draft is here.',
  'plan-ready.no-vm': '{n|1 member is|{n} members are} no VM that is known any more: {names}. Remove them.',
  'plan-ready.moved':
    '{n|1 member was|{n} members were} moved to the provider for good: {names}. Remove them from the plan.',
  'plan-ready.no-replica': '{n|1 member has|{n} members have} no replica: {names}. Protect them, or remove them.',
  'plan-ready.other-kind':
    '{n|1 replica is|{n} replicas are} of another kind than the plan’s: {names}. Make a plan of their own for them.',
  'plan-ready.no-points': '{n|1 replica has|{n} replicas have} no restore point yet: {names}. Wait for the first one.',
  'plan-ready.infected':
    'The newest restore point of {n|1 replica|{n} replicas} is marked infected: {names}. Choose an earlier one.',
  'plan-ready.no-network':
    '{n|1 member has|{n} members have} no network that is mapped to one at the provider: {names}. Map one.',
  'plan-ready.dhcp':
    '{n|1 member uses|{n} members use} DHCP and cannot be reached at the provider: {names}. Give them static addresses.',

  'failure.no-plan': 'This plan is not known any more.',
  'failure.no-draft': 'There is no draft of this plan on this computer.',
  'failure.plan-offline': 'The provider is not heard now. The draft stays on this computer; save it when it is heard.',
  'failure.plan-offline-remove': 'The provider is not heard now. Remove the plan when it is heard again.',
  'failure.plan-unreachable':
    'No gateway answers: {detail}. Nothing was done, and a draft stays here. Try again when the provider is heard.',
  'failure.plan-not-saved':
    'The reply was lost, and the provider does not show the change. The draft stays here; save it again.',
  'failure.plan-unsure':
    'The reply was lost, and the provider does not answer: it is not known whether it was done. The draft stays here; look again when it is heard.',
  'failure.plan-gone':
    'The plan was deleted at the provider. The draft stays here: keep it as a new plan, or discard it.',
  'failure.plan-not-removed': 'The reply was lost, and the plan is still there. Remove it again.',
  'failure.plan-changed': 'The plan has changed since it was read. Look at it again before you go on.',
  'failure.plan-undecided': 'Both sides changed {names}. Choose for each whose it shall be.',
  'failure.plan-drafts':
    '{n|1 draft of a plan is|{n} drafts of plans are} only on this computer. Save or discard them before the connection is removed.',
  'notice.drafts-set-aside':
    '{n|1 draft of a plan|{n} drafts of plans} could not be read by this version and {n|was|were} set aside in {path}.',
} as const satisfies Texts;
