import { t } from '@vscode/l10n';
import type { TerminalCommand } from '../../core/contributions/terminal-command.ts';

/** `vitruve adr …`; what they do is in `run-terminal.ts`. */
export const ADR_TERMINAL_COMMANDS: readonly TerminalCommand[] = [
  {
    name: 'index',
    arguments: [{ name: 'file', isOptional: true }],
    describe: () => t('Create or update the list of decisions (default: README.md beside them)'),
  },
  {
    name: 'supersede',
    arguments: [{ name: 'old' }, { name: 'new' }],
    describe: () => t('Mark a decision as superseded by another, or by a new one with the title <new>'),
  },
];
