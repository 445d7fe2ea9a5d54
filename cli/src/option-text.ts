import { t } from '@vscode/l10n';
import type { Argument, Option } from 'commander';

type Described = Pick<
  Option | Argument,
  'description' | 'argChoices' | 'defaultValue' | 'defaultValueDescription'
>;

/**
 * What the help says of an option or argument: its description, its values and its default, in the language of the user; commander
 * itself speaks English only.
 */
export function optionText({
  description,
  argChoices,
  defaultValue,
  defaultValueDescription,
}: Described): string {
  const more = [
    ...(argChoices ? [t('values: {0}', argChoices.join(', '))] : []),
    // What a flag without a value is otherwise needs no words.
    ...(defaultValue === undefined || typeof defaultValue === 'boolean'
      ? []
      : [t('default: {0}', defaultValueDescription ?? JSON.stringify(defaultValue))]),
  ];
  return more.length === 0 ? description : `${description} (${more.join('; ')})`;
}
