import { t } from '@vscode/l10n';
import type { Refusal } from '../../../core/text/refusal.ts';

/** For a row whose author wrote it in a way that a machine would spoil. */
export function tooSpecial(): Refusal {
  return { refused: t('This row is written in a way that is better changed in the text') };
}

/** For text that stands for more than one place. */
export function aliased(): Refusal {
  return { refused: t('This row shares text with another place (YAML alias): change it in the text') };
}
