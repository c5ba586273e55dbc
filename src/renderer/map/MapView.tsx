import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { ConnectionView } from '#shared/ipc/index.ts';
import type { EstatePicture } from '#shared/ipc/estate.ts';
import { useWorkFocus } from '../app/useWorkFocus.ts';
import { currentConnection, gatewayNow } from '../connections/store.ts';
import { momentOf } from '../estate/moment.ts';
import { markAt } from '../estate/vm.ts';
import { countOf } from '../selection/mask.ts';
import { useSelection } from '../selection/store.ts';
import { classesOf } from '../ui/classes.ts';
import { clock } from '../ui/clock.ts';
import { useCover } from '../ui/cover.ts';
import { formatCount, t } from '../ui/text.ts';
import { mapHook } from './hook.ts';
import { MapController } from './MapController.ts';
import { MapBar } from './MapBar.tsx';
import { MapControls } from './MapControls.tsx';
import styles from './MapPage.module.css';
import { memoryOf } from './memory.ts';
import { portsOf } from './ports.ts';
import { useMapFacts } from './useMapFacts.ts';

const cx = classesOf(styles);

interface Props {
  readonly picture: EstatePicture;
  readonly connection: ConnectionView;
  /** Where the map's buttons go: beside the legend, so that they lie over nothing. */
  readonly footer: HTMLElement | null;
}

/** The map's place on the page. React hands it facts and the selection; what follows the pointer never comes here. */
export function MapView({ picture, connection, footer }: Props) {
  const region = useRef<HTMLDivElement>(null);
  const tip = useRef<HTMLDivElement>(null);
  const voice = useRef<HTMLDivElement>(null);
  const [controller, setController] = useState<MapController | null>(null);
  useWorkFocus(region);
  const facts = useMapFacts(picture, connection);
  const firstFacts = useRef(facts);
  const { id } = connection;
  const mask = useSelection((state) => state.mask);
  const focus = useSelection((state) => state.focus);
  const coveredPx = useCover((state) => state.rightPx);

  useEffect(() => {
    if (!region.current || !tip.current || !voice.current) return;
    const element = region.current;
    const elements = { region: element, tip: tip.current };
    const made: MapController = new MapController(
      elements,
      firstFacts.current,
      portsOf(() => made, voice.current),
      memoryOf(id),
    );
    const now = () => momentOf(gatewayNow(currentConnection(), clock.now()));
    element.farshoreMap = mapHook(made, element, (slot) => markAt(made.picture, slot, now()));
    setController(made);
    return () => {
      delete element.farshoreMap;
      made.dispose();
    };
  }, [id]);

  useEffect(() => {
    controller?.update(facts, mask, focus);
  }, [controller, facts, mask, focus]);

  useEffect(() => controller?.stage.coverRight(coveredPx), [controller, coveredPx]);

  return (
    <>
      <MapBar count={facts.matches === null ? picture.vmIds.length : countOf(facts.matches)} />
      <div className={cx('map')}>
        <div
          ref={region}
          className={cx('region')}
          data-map=""
          role="application"
          tabIndex={0}
          aria-roledescription={t('map.role')}
          aria-label={t('map.region', { count: formatCount(picture.vmIds.length) })}
          aria-describedby="map-help"
        >
          <div ref={tip} className={cx('tip')} aria-hidden="true" hidden />
        </div>
        <p id="map-help" className={cx('hidden')}>
          {t('map.help')}
        </p>
        <div ref={voice} className={cx('hidden')} role="status" aria-live="polite" data-map-voice="" />
        {controller && footer && createPortal(<MapControls controller={controller} />, footer)}
      </div>
    </>
  );
}
