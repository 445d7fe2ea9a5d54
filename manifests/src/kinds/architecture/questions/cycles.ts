import { t } from '@vscode/l10n';
import type { TerminalRun } from '../../../core/contributions/terminal-command.ts';
import { callCyclesOf } from '../../../formats/architecture/analysis/call-cycles.ts';
import { wayText } from '../rules/architecture-rule.ts';
import { askEach } from './asked.ts';

/** Elements that wait for each other. JSON: `cycles`, each a list of ids of which the last calls the first. */
export const cycles: TerminalRun = (folder, { state }) =>
  askEach(folder, state, ({ calls }) => {
    const found = callCyclesOf(calls);
    const lines = found.map((cycle) => wayText([...cycle, ...cycle.slice(0, 1)]));
    return { lines: lines.length > 0 ? lines : [t('No cycles')], json: { cycles: found } };
  });
