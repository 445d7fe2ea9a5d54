import { t } from '@vscode/l10n';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { shortened } from './expected.ts';

/** The message for a name that is not in the grammar, with a suggestion. */
export interface Unknown {
  readonly message: string;
  readonly suggestion: string | undefined;
}

/** Longer lists of words are not shown. */
const MOST_WORDS = 24;

export function unknownWord(text: string, words: readonly string[]): Unknown {
  const suggestion = nearest(text, words);
  if (suggestion !== undefined)
    return {
      suggestion,
      message: t('"{0}" is not a valid value. Did you mean "{1}"?', shortened(text), suggestion),
    };
  const known = words.length > MOST_WORDS ? '' : ` ${t('Valid values: {0}', quoted(words))}`;
  return { suggestion, message: t('"{0}" is not a valid value.', shortened(text)) + known };
}

export function unknownKey(key: string, known: readonly string[]): Unknown {
  const suggestion = nearest(key, known);
  return {
    suggestion,
    message:
      suggestion === undefined
        ? t('Unexpected key "{0}". Valid keys: {1}', key, quoted(known))
        : t('"{0}" is not a valid value. Did you mean "{1}"?', key, suggestion),
  };
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word}"`).join(', ');
}
