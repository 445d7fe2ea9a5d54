import { t } from '@vscode/l10n';
import type { TerminalCommand, TerminalOption } from '../../core/contributions/terminal-command.ts';

const WHO_AND_WHY: readonly TerminalOption[] = [
  { name: 'by', describe: () => t('Role or person who makes the change') },
  { name: 'why', describe: () => t('Reason, for the history') },
];

/** `vitruve models …`; what they do is in `run-terminal.ts`. */
export const REGISTRY_TERMINAL_COMMANDS: readonly TerminalCommand[] = [
  {
    name: 'list',
    arguments: [],
    isQuestion: true,
    describe: () => t('List the registered models, their versions, and the champion of each'),
  },
  {
    name: 'promote',
    arguments: [{ name: 'version' }, { name: 'alias' }],
    options: WHO_AND_WHY,
    describe: () => t('Make a version (name@version) champion or challenger, if it meets its gates'),
  },
  {
    name: 'rollback',
    arguments: [{ name: 'name' }],
    options: WHO_AND_WHY,
    describe: () => t('Restore the previous champion'),
  },
  {
    name: 'served',
    arguments: [{ name: 'name' }],
    options: [{ name: 'on', describe: () => t('Day, YYYY-MM-DD (default: today)') }],
    isQuestion: true,
    describe: () => t('Show which versions were champion and challenger on a day'),
  },
];
