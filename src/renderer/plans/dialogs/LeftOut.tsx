import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { WindowText } from '#shared/texts/en/window.ts';
import { slotOf } from '../../estate/delta.ts';
import { NameList } from '../../ui/NameList.tsx';
import { counted, t } from '../../ui/text.ts';

interface Props {
  readonly picture: EstatePicture;
  readonly left: readonly { readonly vmId: string; readonly why: WindowText }[];
}

/** Who is not included, and why: all of them. */
export function LeftOut({ picture, left }: Props) {
  if (left.length === 0) return null;
  const nameOf = (vmId: string) => picture.names[slotOf(picture, vmId)] ?? vmId;
  return (
    <section>
      <h3 id="plan-left-out">{t('composer.leftOut', counted(left.length))}</h3>
      <NameList
        labelledBy="plan-left-out"
        count={left.length}
        nameOf={(place) => nameOf(left[place]?.vmId ?? '')}
        besideOf={(place) => whyAt(left[place])}
        onTakeOut={null}
      />
    </section>
  );
}

function whyAt(one: Props['left'][number] | undefined): string {
  return one === undefined ? '' : t(one.why);
}
