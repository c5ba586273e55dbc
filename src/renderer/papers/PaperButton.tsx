import { useState } from 'react';
import type { PaperFormat, PaperSubject } from '#shared/ipc/index.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { t } from '../ui/text.ts';
import { savePaper } from './saving.ts';

interface Props {
  readonly of: PaperSubject;
  /** Of the plan or the run. */
  readonly name: string;
  /** Where many stand below each other: each says whose it is. */
  readonly saysWhose?: boolean;
}

/** Opens what a paper is, and saves it where the person says. */
export function PaperButton({ of, name, saysWhose = false }: Props) {
  const [isOpen, setOpen] = useState(false);
  const isRunbook = of.kind === 'runbook';
  const word = t(isRunbook ? 'paper.runbook' : 'paper.report');
  const title = t(isRunbook ? 'paper.runbook.title' : 'paper.report.title', { name });
  const save = (format: PaperFormat) => {
    setOpen(false);
    void savePaper(of, format, title);
  };
  return (
    <>
      <Button
        look={saysWhose ? 'quiet' : 'plain'}
        {...(saysWhose && { 'aria-label': t('paper.report.of', { title: name }) })}
        onPress={() => setOpen(true)}
      >
        {word}
      </Button>
      <Dialog title={title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{t(isRunbook ? 'paper.runbook.lead' : 'paper.report.lead')}</p>
        <DialogActions>
          <Button onPress={() => setOpen(false)}>{t('paper.cancel')}</Button>
          <Button onPress={() => save('html')}>{t('paper.asHtml')}</Button>
          <Button look="primary" onPress={() => save('pdf')}>
            {t('paper.asPdf')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
