import { rangeOf, type Severity } from '@vitruve/manifests';
import { terminalText } from '../../terminal-text.ts';
import type { CheckResult } from '../result.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands that GitHub shows beside the lines of a pull request.
 * Source: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function github(result: CheckResult): string {
  const findings = result.files.flatMap(({ path, document, findings: all }) =>
    all.map(({ severity, rule, message, span }) => {
      const { start, end } = rangeOf(document, span);
      const place = {
        file: path,
        line: start.line + 1,
        endLine: end.line + 1,
        // Columns are only understood when both ends are on one line.
        ...(start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}),
        title: rule,
      };
      return command(COMMANDS[severity], place, message);
    }),
  );
  const unread = [...result.unread, ...result.unchecked].map(({ path, message }) =>
    command('error', { file: path }, message),
  );
  return [...findings, ...unread].join('');
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${written.join(',')}::${escapeData(message)}\n`;
}

/** The log shows the text: what a terminal would obey is escaped, line breaks as the commands want it. */
function escapeData(text: string): string {
  return text
    .split(/\r?\n/u)
    .map((line) => terminalText(line).replaceAll('%', '%25'))
    .join('%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
