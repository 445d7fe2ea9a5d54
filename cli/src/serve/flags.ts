import { t } from '@vscode/l10n';
import { SERVE_LIMITS } from '@vitruve/engine';
import { InvalidArgumentError, Option, type Command } from 'commander';

/** Adds the options of `vitruve serve` to a command. */
export function addServeOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--blur',
        t('Detect and blur faces and plates: POST /detect, POST /predict'),
      ).makeOptionMandatory(),
    )
    .option('--config <file>', t('Read a .blur.yaml or nestor-ai-config.json'))
    .addOption(
      new Option('--port <n>', t('Port (0: any free port)')).argParser(whole(0, 65_535)).default(8000),
    )
    .option('--host <address>', t('Address to listen on (default: this machine only)'), '127.0.0.1')
    .addOption(
      new Option(
        '--origin <origin>',
        t('Allow requests from pages of this origin, such as http://localhost:3000; can be repeated'),
      )
        .argParser((origin: string, before: readonly string[]) => [...before, validOrigin(origin)])
        .default([], t('none')),
    )
    .addOption(
      new Option('--max-size <megabytes>', t('Maximum size of an image'))
        .argParser(whole(1, 512))
        .default(SERVE_LIMITS.bytes / (1024 * 1024)),
    )
    .addOption(
      new Option('--max-pixels <megapixels>', t('Maximum size of an image'))
        .argParser(whole(1, 200))
        .default(SERVE_LIMITS.pixels / 1_000_000),
    )
    .addOption(
      new Option('--concurrency <n>', t('Number of parallel images'))
        .argParser(whole(1, 64))
        .default(SERVE_LIMITS.atOnce),
    )
    .addOption(
      new Option('--timeout <seconds>', t('Time limit per image'))
        .argParser(whole(1, 3600))
        .default(SERVE_LIMITS.time / 1000),
    )
    .option('-q, --quiet', t('Do not log requests'));
}

function whole(least: number, most: number): (written: string) => number {
  return (written) => {
    const value = Number(written);
    if (!/^\d{1,9}$/u.test(written) || value < least || value > most) {
      throw new InvalidArgumentError(t('Expected a number from {0} to {1}.', least, most));
    }
    return value;
  };
}

function validOrigin(written: string): string {
  try {
    if (new URL(written).origin === written) return written;
  } catch {
    // What is no address is no origin.
  }
  throw new InvalidArgumentError(t('Expected a value such as http://localhost:3000.'));
}
