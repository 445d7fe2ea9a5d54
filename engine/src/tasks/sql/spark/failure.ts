import { t } from '@vscode/l10n';
import type { SparkFailure } from './spark-program.ts';

/** Characters of what Spark says that are shown. */
const LONGEST = 500;

/**
 * What Spark says of a failure, in short, with the line of the statement.
 * @param written what its program left.
 * @param lines of the statements, from 1.
 */
export function failureText(written: string, script: string, lines: readonly number[]): string {
  const { statement, message } = JSON.parse(written) as SparkFailure;
  const line = statement === null ? undefined : lines[statement];
  const place = line === undefined ? script : `${script}:${line}`;
  return t('{0}: Spark: {1}', place, shortMessage(message));
}

/** Without the place in the translated SQL, the plan and the stack. */
function shortMessage(message: string): string {
  const [said = ''] = message.split(
    /\n== SQL|;?\s*line \d+,? pos \d+|\n\s*at |\n\nJVM stacktrace|;\n'|\nDriver stacktrace/u,
  );
  // Of a failed task, the cause.
  const cause = /\nCaused by: [\w.]*(?:Exception|Error): ([^\n]+)/u.exec(message)?.[1];
  const shown = (/^An error occurred while calling|Job aborted/u.test(said) ? (cause ?? said) : said)
    .replace(/\s*SQLSTATE: \w+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}

/** Reasons that Spark tells among other lines, by what they look like. */
const REASONS: readonly (readonly [RegExp, () => string])[] = [
  [
    /JAVA_HOME is not set|Unable to locate a Java Runtime|java: (?:command )?not found/u,
    () => t('Java is missing. Install Java 17 or later, or set {0}', 'JAVA_HOME'),
  ],
  [/UnsupportedClassVersionError/u, () => t('This version of Spark requires a newer Java')],
  [
    /All masters are unresponsive|Failed to connect to master/u,
    () => t('No master of the cluster answers: check "{0}"', 'spark.master'),
  ],
  [/No module named '?pyspark'?/u, () => t('The Python of {0} has no module {1}', 'spark-submit', 'pyspark')],
];

/** Why Spark did not even start, by its last lines; undefined where they do not say it. */
export function lastReason(lines: readonly string[]): string | undefined {
  for (const [pattern, reason] of REASONS) if (lines.some((line) => pattern.test(line))) return reason();
  return lines.findLast((line) => /(?:Error|Exception)\b/u.test(line))?.trim() ?? lines.at(-1)?.trim();
}
