import { t } from '@vscode/l10n';

/** Why a cell is left as it is, in the user's language. */
export interface Refusal {
  readonly refused: string;
}

export function isRefusal(result: object): result is Refusal {
  return 'refused' in result;
}

/** For a row whose author wrote it in a way that a machine would spoil. */
export function tooSpecial(): Refusal {
  return { refused: t('This row is written in a way that is better changed in the text') };
}

/** For text that stands for more than one place. */
export function aliased(): Refusal {
  return { refused: t('This row shares text with another place (YAML alias): change it in the text') };
}
