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
  {
    name: 'prove',
    arguments: [{ name: 'decision', isOptional: true }],
    options: [
      { name: 'state', describe: () => t('State that the question is about (default: the current one)') },
      {
        name: 'commits',
        describe: () => t('Maximum number of commits to search for the one that broke a check (default: 50)'),
      },
    ],
    isQuestion: true,
    describe: () =>
      t('Show whether the checks of decisions hold, with evidence, and since which commit they are broken'),
  },
];
