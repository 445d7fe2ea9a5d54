import { t } from '@vscode/l10n';
import type { TerminalCommand, TerminalOption } from '../../core/contributions/terminal-command.ts';

const WHO_AND_WHY: readonly TerminalOption[] = [
  { name: 'by', describe: () => t('Role or person that changes it') },
  { name: 'why', describe: () => t('Reason, for the history') },
];

/** `vitruve models …`; what they do is in `run-terminal.ts`. */
export const REGISTRY_TERMINAL_COMMANDS: readonly TerminalCommand[] = [
  {
    name: 'list',
    arguments: [],
    isQuestion: true,
    describe: () => t('Registered models, their versions, and which one is champion'),
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
    describe: () => t('Make the version champion that was champion before'),
  },
  {
    name: 'served',
    arguments: [{ name: 'name' }],
    options: [{ name: 'on', describe: () => t('Day, YYYY-MM-DD (default: today)') }],
    isQuestion: true,
    describe: () => t('What was champion and challenger on a day'),
  },
];
