import { Maximize, Minus, Plus, SquareDashed, SquareDashedMousePointer } from 'lucide-react';
import { memo, useState } from 'react';
import { Toolbar } from 'react-aria-components';
import { Button } from '../ui/Button.tsx';
import { classesOf } from '../ui/classes.ts';
import { t } from '../ui/text.ts';
import type { MapController } from './MapController.ts';
import { zoomIn, zoomOut } from './tool/keys.ts';
import styles from './MapPage.module.css';

const cx = classesOf(styles);

interface Props {
  readonly controller: MapController;
}

export const MapControls = memo(function MapControls({ controller }: Props) {
  const [reach, setReach] = useState(controller.stage.reach);
  const flip = () => {
    const next = reach === 'touching' ? 'enclosing' : 'touching';
    changeReach(controller, next);
    setReach(next);
  };
  const ReachIcon = reach === 'touching' ? SquareDashedMousePointer : SquareDashed;
  return (
    <Toolbar aria-label={t('map.controls')} className={cx('controls')}>
      <Button look="quiet" onPress={flip} aria-label={t(`map.reach.${reach}.label`)}>
        <ReachIcon size={14} aria-hidden="true" />
        {t(`map.reach.${reach}`)}
      </Button>
      <Button look="icon" aria-label={t('map.zoomOut')} onPress={() => zoomOut(controller.stage)}>
        <Minus size={14} aria-hidden="true" />
      </Button>
      <Button look="icon" aria-label={t('map.zoomIn')} onPress={() => zoomIn(controller.stage)}>
        <Plus size={14} aria-hidden="true" />
      </Button>
      <Button look="icon" aria-label={t('map.fit')} onPress={() => controller.stage.fit()}>
        <Maximize size={14} aria-hidden="true" />
      </Button>
    </Toolbar>
  );
});

function changeReach(controller: MapController, reach: MapController['stage']['reach']): void {
  controller.stage.reach = reach;
}
