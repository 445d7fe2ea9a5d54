import { t } from '@vscode/l10n';
import { isDay } from '@vitruve/workspace';
import { InvalidArgumentError, Option } from 'commander';

/** `--today 2026-01-15` */
export function dayOption(): Option {
  return new Option('--today <date>', t('Date of the check, YYYY-MM-DD')).argParser((written: string) => {
    if (!isDay(written)) throw new InvalidArgumentError(t('Expected a date such as 2026-01-15.'));
    return written;
  });
}
