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
        describe: () => t('Most commits to look at for since when a check is broken (default: 50)'),
      },
    ],
    isQuestion: true,
    describe: () =>
      t('What the checks of decisions come to, with what proves it, and since when they are broken'),
  },
];
