import { t } from '@vscode/l10n';
import { span, type Span } from '../../../core/text/span.ts';
import type { YamlNode } from '../../../core/yaml/node.ts';
import type { Form } from './grammar.ts';

/** True for a place where anything may stand. */
export function isAny({ name }: Form): boolean {
  return name === 'any' || name === 'sequence' || name === 'mapping';
}

/** What may be at a place, in words. */
export function expected({ maps, items, words, boolean, number }: Form): string {
  const forms = [
    ...(maps.length > 0 ? [t('a mapping')] : []),
    ...(items === undefined ? [] : [t('a list')]),
    ...(boolean ? [t('true or false')] : []),
    ...(number ? [t('a number')] : []),
    ...(words === undefined || words.length > 0 ? [t('a string')] : []),
  ];
  return forms.length > 0 ? forms.join(` ${t('or')} `) : t('nothing');
}

/** A text as it is shown in a message. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The first line of a node, so that not a whole block is underlined. */
export function firstLine(text: string, { span: at }: YamlNode): Span {
  const end = text.indexOf('\n', at.start);
  return span(at.start, end === -1 || end > at.end ? at.end : end);
}
