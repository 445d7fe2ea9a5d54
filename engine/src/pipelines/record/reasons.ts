import { t } from '@vscode/l10n';
import type { RunRecord } from './lock.ts';
import type { RunInputs } from '../keys/run-key.ts';

/** Characters of a value that are shown. */
const LONGEST = 40;

/**
 * Why the recorded result of a run is not that of its inputs.
 * @param record undefined when there is none.
 */
export function changeReason(record: RunRecord | undefined, current: RunInputs): string {
  if (!record) return t('no result is recorded');
  const input = firstDifference(record.inputs, current.inputs);
  if (input) {
    if (input.before === undefined) return t('input "{0}" is new', input.name);
    return input.now === undefined
      ? t('input "{0}" is no longer read', input.name)
      : t('input "{0}" changed', input.name);
  }
  if (record.command !== current.command) return t('its command changed');
  const value = firstDifference(record.values, current.values);
  if (value) return t('{0} changed: {1} → {2}', value.name, shortened(value.before), shortened(value.now));
  return t('the paths of its outputs changed');
}

/** Why the outputs on disk are not the recorded ones; undefined when they are. */
export function outputReason(
  recorded: Readonly<Record<string, string>>,
  present: Readonly<Record<string, string | undefined>>,
): string | undefined {
  for (const [path, digest] of Object.entries(recorded)) {
    const now = present[path];
    if (now === undefined) return t('output "{0}" does not exist', path);
    if (now !== digest) return t('output "{0}" is not the recorded one', path);
  }
  return undefined;
}

function firstDifference(
  before: Readonly<Record<string, string>>,
  now: Readonly<Record<string, string>>,
):
  | { readonly name: string; readonly before: string | undefined; readonly now: string | undefined }
  | undefined {
  const names = [...new Set([...Object.keys(now), ...Object.keys(before)])];
  const name = names.find((one) => before[one] !== now[one]);
  return name === undefined ? undefined : { name, before: before[name], now: now[name] };
}

function shortened(value: string | undefined): string {
  if (value === undefined) return '–';
  const line = value.replaceAll('\n', ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
