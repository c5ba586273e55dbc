/** A run whose failures hold others up asks what is to become of those. */
export const holdUpTexts = {
  'holdUps.label': 'Failures that hold others up',
  'holdUps.title':
    '{n|1 step did not succeed, and others wait for it|{count} steps did not succeed, and others wait for them}',
  'holdUps.held': '{n|1 step waits|{count} steps wait} for it.',
  'holdUps.more': 'And {n|1 more|{count} more}: it stands first among the steps below.',
  'holdUps.goesOn':
    'What waits begins without a step that is passed over; that step stays a failure. The rest goes on.',
  'holdUps.waits':
    'What waits begins without a step that is passed over; that step stays a failure. Nothing else is under way: the run waits for you, and keeps its VMs from other runs. Once it is ended, what was not done can be tried again with a review of its own.',
  'holdUps.end': 'End the run',
  'phase.asks': 'Waits for an answer',
  'stop.ends': 'Nothing of it is under way: the run ends with that. What was not done can be tried again.',
} as const;
