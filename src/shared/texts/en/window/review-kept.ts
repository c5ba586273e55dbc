/** What a person gives in a review, how it is taken back, and the way back to a review that is under way. */
export const reviewKeptTexts = {
  'given.label': 'Given in this review',
  'given.site': '{site} is off, says {who}: {how}',
  'given.vm': '{vm} is off, says {who}: {how}',
  'given.risk': 'The risk is taken for {n|1 VM|{count} VMs} ({names}): {reason}',
  'given.declined': '{n|1 source is|{count} sources are} not switched off: {names}',
  'given.at': 'said {age}',
  'given.names': '{names} and {count} more',
  'given.takeBack': 'Take back',
  'given.takeBackOf': 'Take back: {what}',

  'again.risk':
    'For the run before, the risk was taken for {n|1 VM|{count} VMs}. It is decided for each run: tick the VMs again if you take it. The reason is still there.',
  'again.breakGlass': 'The run before went on without approval. It is decided for each run; the reason is still there.',

  'review.banner': 'Review under way',
  'review.underWay': 'Under way. Nothing has been sent.',
  'review.drop': 'Leave it',
  'review.goOn': 'Go on with the review',
  'review.allSites': 'All sites',
  'review.sites': 'Where they are',
  'review.reported': 'reported {age}',
  'review.reason': 'Reason',
  'review.finaliseBy': 'Reminder to finalise: {at}',
  'review.told': 'as told {age}',
  'review.neverTold': 'never told',
  'vm.reading': 'What is known of this VM is being read…',
  'vm.notRead': 'What is known of this VM could not be read.',

  'review.leaveOut': 'Leave out',
  'review.leaveOutOf': 'Leave out {name}',
  'review.leftOut': 'Left out: {name}. Undo takes it in again.',

  'review.outdated': 'What you changed is not yet in what you read. Look at it again before you start.',
  'choice.review': 'the last change of the review',
} as const;
