import { t } from '@vscode/l10n';
import type { Command } from 'commander';

/** `vitruve lock merge`, `lock install`. @param options adds those of all commands. */
export function addLock(command: Command, options: (command: Command) => Command): void {
  options(command.command('merge <base> <ours> <theirs>'))
    .description(t('Merge two lock files into the second file, as a merge driver of Git'))
    .action(async (base: string, ours: string, theirs: string) => {
      const { mergeInTerminal } = await import('./lock.ts');
      await mergeInTerminal(base, ours, theirs);
    });
  options(command.command('install'))
    .description(t('Make Git merge lock files with Vitruve in this repository'))
    .action(async () => {
      const { installInTerminal } = await import('./lock.ts');
      await installInTerminal();
    });
}
