// Tests draw on a virtual display on Linux, so that windows do not jump in front of whoever works there.

export interface Screen {
  readonly width: number;
  readonly height: number;
}

export const testScreen: Screen = { width: 1600, height: 1000 };

/** The command that runs the given one under a virtual display; elsewhere than on Linux the command itself. */
export function underDisplay(
  command: string,
  args: readonly string[],
  screen: Screen = testScreen,
  platform: NodeJS.Platform = process.platform,
): readonly [command: string, args: readonly string[]] {
  if (platform !== 'linux') return [command, args];
  // -ac: another user than the one who started the display may draw on it.
  const server = `-screen 0 ${String(screen.width)}x${String(screen.height)}x24 -ac`;
  return ['xvfb-run', ['-a', '-s', server, command, ...args]];
}

/** Whether a window can be shown to a person here. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean {
  if (platform !== 'linux') return true;
  return (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
}
