/** Evidence packs: what anchors a run's journal, why it is not anchored, and the keys it is judged by. */
export const evidenceTexts = {
  'evidence.absent-not-ended': 'The run is not over; the gateway signs its end.',
  'evidence.absent-never-at-provider': 'The run ended before the provider had stored it: there is nothing to sign.',
  'evidence.absent-ended-elsewhere':
    'Another console ended this run. The gateway’s receipt is over that console’s journal, not over this one.',
  'evidence.absent-none-given': 'The provider gave no receipt for this run.',
  'evidence.absent-not-reached':
    'The gateway’s receipt is not here yet. It is fetched when the provider is heard, or when a pack is made then.',
  'evidence.not-pinned':
    'The gateway’s receipt is not by the pinned key. Compare the gateway’s key with the provider, and confirm it in Settings.',
  'evidence.receipt-wrong': 'The gateway’s receipt does not fit its key: it was changed, or was never signed.',
  'evidence.receipt-elsewhere': 'The gateway’s receipt is not over this journal.',
  'failure.no-journal': 'Only the console that made this run, or took it over, has its journal. Make the pack there.',
  'failure.holds-secret':
    'Record {record} of the journal holds what looks like a secret ({field}). No pack is made of it; ask the maker of this program.',
  'failure.pack-bytes': 'The pack would be larger than {most} bytes. A run of this size cannot be packed.',
  'failure.pack-records': 'The run has more than {most} records. A run of this size cannot be packed.',
  'failure.no-installation-key':
    'The key of this installation can neither be read nor kept: {detail}. Check the data folder and the key store.',
  'failure.receipt-key-other': 'The gateway shows another key now. Compare it again before you confirm it.',
  'notice.receipt-key-changed':
    'The gateway “{name}” signs the ends of runs with another key ({id}…). Its receipts are not by the pinned key until you have compared it with the provider and confirmed it in Settings.',
} as const;
