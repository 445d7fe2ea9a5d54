import type { PortableRun } from './portable/portable-pipeline.ts';
import { asCommand, shellWord } from './scripts.ts';

/** Milliseconds of a second. */
const SECOND = 1000;

/** Seconds between the request to end and the end by force. */
const GRACE = 10;

/** The delays between the tries of a run, in seconds. */
export function delaysOf({ settings }: Pick<PortableRun, 'settings'>): readonly number[] {
  const { count, delay, factor } = settings.retries;
  return Array.from({ length: count }, (_, index) => (delay * factor ** index) / SECOND);
}

/**
 * The commands of a run as one script that tries again and limits the time of each try, for programs that cannot. For sh and bash.
 * @param commands each in a shell of its own, one after the other.
 */
export function retriedScript(run: Pick<PortableRun, 'settings'>, commands: readonly string[]): string {
  const { shell, timeout } = run.settings;
  const each = commands.map((text) => asCommand(text, shell));
  const [only = 'true', ...others] = each;
  const all = others.length === 0 ? only : `sh -c ${shellWord(each.join(' && '))}`;
  const attempt =
    timeout === undefined ? each.join(' && ') : `timeout -k ${GRACE} ${timeout / SECOND} ${all}`;
  const delays = delaysOf(run);
  if (delays.length === 0) return attempt;
  return [
    `for delay in ${delays.join(' ')} ''; do`,
    '  status=0',
    `  { ${attempt}; } || status=$?`,
    '  [ "$status" -ne 0 ] || exit 0',
    '  [ -z "$delay" ] || sleep "$delay"',
    'done',
    'exit "$status"',
  ].join('\n');
}
