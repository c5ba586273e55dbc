import { useMemo } from 'react';
import { arriveAt } from '../app/arrive.ts';
import { useNavigation } from '../app/navigation.ts';
import { usePreferences } from '../app/preferences.ts';
import { gatewayNow, useConnections, useCurrentConnection } from '../connections/store.ts';
import { useFilter } from '../estate/filter.ts';
import { useFind } from '../estate/find.ts';
import { markLooks } from '../estate/marks.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { markAt, vmAt } from '../estate/vm.ts';
import { useFailbackList } from '../failback/store.ts';
import { useMapView } from '../map/view.ts';
import { usePlanList } from '../plans/store.ts';
import { controlCommands, useOpenRun } from '../runs/commands.ts';
import { useRuns } from '../runs/store.ts';
import { useSelection } from '../selection/store.ts';
import { clock } from '../ui/clock.ts';
import type { Command } from '../ui/command.ts';
import { t } from '../ui/text.ts';
import { preferencesDefault } from '#shared/ipc/preferences.ts';
import { commandsOf } from './commands.ts';
import { commandsFound } from './search.ts';

/** What the palette shows for what was typed, from all that is known now. */
export function useFound(text: string): readonly Command[] {
  const picture = useCurrentPicture();
  const connection = useCurrentConnection();
  const mask = useSelection((state) => state.mask);
  const lookedFor = useFind((state) => state.text);
  const connections = useConnections((state) => state.connections) ?? none;
  const plans = usePlanList(connection?.id ?? null) ?? none;
  const failbacks = useFailbackList(connection?.id ?? null) ?? none;
  const runs = useRuns((state) => state.runs);
  const preferences = usePreferences((state) => state.view?.preferences) ?? preferencesDefault;
  const currentId = connection?.id ?? null;
  const page = useNavigation((state) => state.page);
  const { filter } = useFilter();
  const look = useMapView();
  const open = useOpenRun();
  const controls = useMemo(() => controlCommands(runs, open), [runs, open]);
  const others = useMemo(
    () =>
      commandsOf({
        ...{ picture, mask, lookedFor, connections, currentId, plans, runs, failbacks, preferences },
        ...{ page, filter, look },
      }),
    [picture, mask, lookedFor, connections, currentId, plans, runs, failbacks, preferences, page, filter, look],
  );
  const commands = useMemo(() => [...controls, ...others], [controls, others]);
  return useMemo(() => {
    const now = gatewayNow(connection, clock.now());
    return commandsFound(commands, picture, text, (slot) => {
      const vm = picture ? vmAt(picture, slot) : null;
      return {
        id: `vm ${vm?.vmId ?? slot}`,
        kind: 'vm',
        title: vm?.name ?? '',
        beside: [picture && t(markLooks[markAt(picture, slot, now)].word), vm?.site, vm?.host, vm?.application]
          .filter(Boolean)
          .join(', '),
        blocked: null,
        run: () => {
          if (vm) arriveAt(slot, vm.vmId);
        },
      };
    });
  }, [commands, picture, text, connection]);
}

const none: readonly never[] = [];
