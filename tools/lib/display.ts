// Tests draw on a virtual display on Linux, so that windows do not jump in front of whoever works there.

export interface Screen {
  readonly width: number;
  readonly height: number;
}

export const testScreen: Screen = { width: 1600, height: 1000 };

/** How a display is asked for. -ac: another user than the one who started it may draw on it. */
export function displayArguments({ width, height }: Screen = testScreen): readonly string[] {
  return ['-screen', '0', `${String(width)}x${String(height)}x24`, '-ac'];
}

/** The command that runs the given one under a virtual display; elsewhere than on Linux the command itself. */
export function underDisplay(
  command: string,
  args: readonly string[],
  screen: Screen = testScreen,
  platform: NodeJS.Platform = process.platform,
): readonly [command: string, args: readonly string[]] {
  if (platform !== 'linux') return [command, args];
  return ['xvfb-run', ['-a', '-s', displayArguments(screen).join(' '), command, ...args]];
}

/** Whether a window can be shown to a person here. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean {
  if (platform !== 'linux') return true;
  return (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
}
