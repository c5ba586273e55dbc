import { Button } from '../../ui/Button.tsx';
import { useRunCall } from './calls.ts';
import type { RunControl } from './controls.ts';

interface Props {
  readonly runId: string;
  /** Null: it is not offered now. */
  readonly control: RunControl | null;
  readonly look?: 'plain' | 'primary';
  readonly autoFocus?: boolean;
}

/** The button of what can be done about a run. While the console is asked about the run, nothing else is asked. */
export function ControlButton({ runId, control, look = 'plain', autoFocus = false }: Props) {
  const { isBusy } = useRunCall(runId);
  if (control === null) return null;
  const { word, whyNot, press } = control;
  return (
    <Button look={look} autoFocus={autoFocus} whyNot={whyNot} isDisabled={isBusy} onPress={press}>
      {word}
    </Button>
  );
}
