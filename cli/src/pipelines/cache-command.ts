import { t } from '@vscode/l10n';
import type { Command } from 'commander';
import type { ExitCode } from '../exit-code.ts';

/**
 * `vitruve cache`, `cache prune`, `cache verify`, `cache push ADDRESS [FILE]`, `cache pull ADDRESS [FILE]`.
 * @param options adds those of all commands. @param end hears the exit code.
 */
export function addCache(
  command: Command,
  options: (command: Command) => Command,
  end: (code: ExitCode) => void,
): void {
  command.option('--json', t('Print JSON')).action(async (flags: { readonly json?: boolean }) => {
    const { cacheInTerminal } = await import('./cache.ts');
    await cacheInTerminal(flags);
  });
  options(command.command('prune'))
    .description(t('Remove what was not used for longest'))
    .option('--size <size>', t('What is kept at most, such as 5Gi (default: VITRUVE_CACHE_SIZE, or 20Gi)'))
    .action(async ({ size }: { readonly size?: string }) => {
      const { pruneInTerminal } = await import('./cache.ts');
      await pruneInTerminal(size);
    });
  options(command.command('verify'))
    .description(t('Compare all contents with their SHA-256, and remove what is damaged'))
    .action(async () => {
      const { verifyInTerminal } = await import('./cache.ts');
      end(await verifyInTerminal());
    });
  for (const direction of ['push', 'pull'] as const) {
    options(command.command(`${direction} <address> [file]`))
      .description(
        direction === 'push'
          ? t('Send the recorded results of a pipeline to a folder or an S3 bucket')
          : t('Fetch the recorded results of a pipeline from a folder or an S3 bucket'),
      )
      .action(async (address: string, file: string | undefined) => {
        const { transferInTerminal } = await import('./cache.ts');
        end(await transferInTerminal(direction, address, file));
      });
  }
}
