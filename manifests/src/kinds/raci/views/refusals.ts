import { t } from '@vscode/l10n';
import type { Refusal } from '../../../core/text/refusal.ts';

/** For a row whose author wrote it in a way that a machine would spoil. */
export function tooSpecial(): Refusal {
  return { refused: t('This row cannot be edited here: edit it in the text') };
}

/** For text that stands for more than one place. */
export function aliased(): Refusal {
  return { refused: t('This row contains a YAML alias: edit it in the text') };
}
