import { t } from '@vscode/l10n';
import { CommandError } from '../../command-error.ts';
import type { CommandExtras } from '../../task/command.ts';

/** What `vitruve predict` has beyond the task: one row, whose values are given. */
export const PREDICT_EXTRAS: CommandExtras = {
  instead: (inputs, flags) => {
    const { model, values, ...others } = inputs;
    if (values === undefined) return undefined;
    const [other] = Object.keys(others);
    if (other !== undefined) throw new CommandError(t('"{0}" cannot be used with --values', `--${other}`));
    if (flags.report !== undefined)
      throw new CommandError(t('"{0}" cannot be used with --values', '--report'));
    if (typeof model !== 'string') throw new CommandError(t('The input "{0}" is required', 'model'));
    const given = Array.isArray(values) ? values.map(String) : [];
    return import('./predict-row.ts').then(({ predictRow }) => predictRow(model, given, flags));
  },
};
