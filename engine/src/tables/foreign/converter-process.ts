import { t } from '@vscode/l10n';
import { TaskCancelledError } from '@vitruve/workspace';
import { askOnce } from '../../programs/ask-once.ts';
import { converterProgram } from './process/program.ts';
import type { Conversion, ConversionAnswer, ServerAnswer, ServerReading } from './process/protocol.ts';

/** Megabytes of JavaScript that reading may take. */
const MEMORY = 2048;

/** Where a file of passwords for servers is found. */
const PASSWORD_FILE = ['HOME', 'APPDATA', 'PGPASSFILE'];

/**
 * Asks a process of its own, which ends with its answer.
 * @returns undefined when the process ended without an answer.
 * @throws TaskCancelledError when it is aborted.
 */
export function askConverter(
  question: Conversion,
  signal: AbortSignal,
): Promise<ConversionAnswer | undefined>;
export function askConverter(question: ServerReading, signal: AbortSignal): Promise<ServerAnswer | undefined>;
export async function askConverter(
  question: Conversion | ServerReading,
  signal: AbortSignal,
): Promise<ConversionAnswer | ServerAnswer | undefined> {
  const answer = await askOnce<ConversionAnswer | ServerAnswer>(converterProgram(), question, {
    flags: [`--max-old-space-size=${MEMORY}`],
    ...(question.kind === 'postgres' && { variables: PASSWORD_FILE }),
    signal,
  });
  if (answer === undefined && signal.aborted) throw new TaskCancelledError(t('The task was canceled'));
  return answer;
}
