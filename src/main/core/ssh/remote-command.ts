/** After the limit a command is asked to end; so much later it is killed. Seconds. */
export const KILL_GRACE_SECONDS = 5;
/** What the wrapper answers where the limit ended the command, as coreutils' `timeout` does. */
export const LIMIT_EXIT_CODE = 124;

/** What the wrapper answers where it was told to end the command, as a shell does of an interrupt. */
export const CUT_EXIT_CODE = 130;
/** The line that tells it so, on the input of the wrapper. */
export const CUT_LINE = 'cut\n';

/** Names of values are ours, so a strict form costs nothing. */
const VALUE_NAME = /^FARSHORE_[A-Z][A-Z0-9_]*$/;

/**
 * Runs on the host: the command in a process group of its own, and a watchdog that ends the group. It needs nobody on the
 * other end of the line, so the limit holds also where the console is gone: a hang-up must not end the watchdog before the
 * command. Only POSIX shell, so that it runs on a hypervisor's small shell too. A line on its input cuts the command short:
 * many hosts pass no signals on; the end of the input, as when the console is gone, does nothing.
 */
const wrapper = `exec 3<&0
limit=$1; grace=$2; command=$3; shift 3
for pair in "$@"; do export "$pair"; done
group=; command -v setsid >/dev/null 2>&1 && group=setsid
$group /bin/sh -c "$command" </dev/null 3<&- &
child=$!
trap '' HUP PIPE
late=; trap late=1 USR1
cut=; trap cut=1 USR2
finish() { kill -s "$1" -- "-$child" 2>/dev/null || kill -s "$1" "$child" 2>/dev/null; }
( trap 'kill "$nap" 2>/dev/null; exit 0' TERM
  sleep "$limit" & nap=$!; wait "$nap"
  kill -s USR1 $$; finish TERM
  sleep "$grace" & nap=$!; wait "$nap"
  finish KILL ) >/dev/null 2>&1 </dev/null 3<&- &
watch=$!
( nap=; trap '[ -z "$nap" ] || kill "$nap" 2>/dev/null; exit 0' TERM
  read -r word && [ "$word" = cut ] || exit 0
  kill -s USR2 $$; finish TERM
  sleep "$grace" </dev/null & nap=$!; wait "$nap"
  finish KILL ) >/dev/null 2>&1 <&3 3<&- &
listener=$!
exec 3<&-
while :; do wait "$child"; status=$?; kill -0 "$child" 2>/dev/null || break; done
kill "$watch" "$listener" 2>/dev/null
[ -z "$cut" ] || exit ${String(CUT_EXIT_CODE)}
[ -z "$late" ] || exit ${String(LIMIT_EXIT_CODE)}
exit "$status"`;

/**
 * The line that is sent for a command. The command stays one argument as the person wrote it; values reach it as environment
 * variables (`$FARSHORE_VM`) and are never part of a text that a shell reads. Throws on a name of a value that is not ours.
 */
export function remoteLine(
  command: string,
  limitSeconds: number,
  values: Readonly<Record<string, string>> = {},
): string {
  const pairs = Object.entries(values).map(([name, value]) => {
    if (!VALUE_NAME.test(name)) throw new Error(`${name} is no name of a value`);
    return `${name}=${value}`;
  });
  const words = [wrapper, 'farshore', String(limitSeconds), String(KILL_GRACE_SECONDS), command, ...pairs];
  return `exec /bin/sh -c ${words.map(quoted).join(' ')}`;
}

/** One word for a POSIX shell, whatever is in it. A zero byte ends every argument of a program, so it is refused. */
export function quoted(text: string): string {
  if (text.includes('\0')) throw new Error('a zero byte cannot be passed to a command');
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
