import { useState } from 'react';
import type { RunEvidenceView, RunSummary } from '#shared/ipc/index.ts';
import { bridge } from '../bridge.ts';
import { useCall } from '../connect/useCall.ts';
import { Button } from '../ui/Button.tsx';
import { Callout } from '../ui/Callout.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { Fact, Facts } from '../ui/Facts.tsx';
import { counted, t, words } from '../ui/text.ts';
import { formatFull } from '../ui/time.ts';
import { saveEvidence } from './saving.ts';

interface Props {
  readonly run: Pick<RunSummary, 'runId' | 'title'>;
  /** Where many stand below each other: each says whose it is. */
  readonly saysWhose?: boolean;
}

/** Opens what a run's evidence pack would hold now and how far it can be trusted, and saves it where the person says. */
export function EvidenceButton({ run: { runId, title }, saysWhose = false }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [view, setView] = useState<RunEvidenceView | null>(null);
  const call = useCall();
  const open = async () => {
    setOpen(true);
    const told = await call.run(bridge().evidenceView({ runId }));
    setView(told ?? null);
  };
  const save = () => {
    setOpen(false);
    void saveEvidence(runId, t('pack.title', { name: title }));
  };
  return (
    <>
      <Button
        look={saysWhose ? 'quiet' : 'plain'}
        {...(saysWhose && { 'aria-label': t('pack.button.of', { title }) })}
        onPress={() => void open()}
      >
        {t('pack.button')}
      </Button>
      <Dialog title={t('pack.title', { name: title })} isOpen={isOpen} onClose={() => setOpen(false)} wide>
        <p>{t('pack.lead')}</p>
        {view && <WhatItHolds view={view} />}
        {call.failure && <Callout level="error">{words(call.failure.message)}</Callout>}
        <DialogActions>
          <Button onPress={() => setOpen(false)}>{t('paper.cancel')}</Button>
          <Button look="primary" isDisabled={view === null} onPress={save}>
            {t('pack.save')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

function WhatItHolds({ view }: { readonly view: RunEvidenceView }) {
  const { anchor, records, chainHead, sealedAt } = view;
  return (
    <>
      <Facts>
        <Fact name={t('pack.records')}>{t('pack.count', counted(records))}</Fact>
        <Fact name={t('pack.head')}>
          <code>{chainHead}</code>
        </Fact>
        <Fact name={t('pack.receipt')}>
          {anchor.is === 'anchored'
            ? t('pack.anchored', { at: formatFull(anchor.at), ...counted(anchor.records) })
            : t('pack.unanchored')}
        </Fact>
        <Fact name={t('pack.sealed')}>{sealedAt === null ? t('pack.unsealed') : formatFull(sealedAt)}</Fact>
      </Facts>
      {anchor.is === 'unanchored' && <Callout level="warning">{words(anchor.why)}</Callout>}
    </>
  );
}
