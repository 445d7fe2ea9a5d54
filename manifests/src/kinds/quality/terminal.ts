import { t } from '@vscode/l10n';
import type { TerminalCommand } from '../../core/contributions/terminal-command.ts';

/** `vitruve quality …`; what they do is in `run-terminal.ts`. */
export const QUALITY_TERMINAL_COMMANDS: readonly TerminalCommand[] = [
  {
    name: 'import',
    arguments: [{ name: 'file' }, { name: 'to', isOptional: true }],
    readsNoManifests: true,
    describe: () => t('Import checks of Great Expectations, Soda or ODCS as a quality suite'),
  },
];
