import { t } from '@vscode/l10n';
import type { HoverText } from '../../core/contributions/hover.ts';
import { language } from '../../core/language.ts';
import { descriptionOf } from '../../formats/json-schema/schema.ts';
import { escapedMarkdown as escaped } from '../../core/text/markdown-text.ts';
import { touches } from '../../core/text/span.ts';
import { contentOf } from '../../core/yaml/node.ts';
import type { BlurModel } from './model.ts';
import { nestorEntries } from './nestor-entries.ts';
import { NESTOR_SCHEMA } from './parse.ts';

/** Over a key of Nestor that has another spelling than the schema. */
export function hoverSpelling({ form, documents }: BlurModel, offset: number): HoverText | undefined {
  if (form !== 'nestor') return undefined;
  const entry = nestorEntries(documents[0]?.root ?? null).find(({ key }) => touches(key.span, offset));
  if (!entry) return undefined;
  const name = entry.meaning.replace(/^(?:face|plate)Confidence$/u, 'confidence');
  const property = NESTOR_SCHEMA.properties?.[name];
  const text = property && descriptionOf(property, language());
  return text === undefined
    ? undefined
    : { span: contentOf(entry.key), markdown: `**${escaped(name)}**\n\n${text}` };
}

/** Over a word of Nestor what it is read as, where it is another. */
export function hoverMeaning({ form, settings }: BlurModel, offset: number): HoverText | undefined {
  if (form !== 'nestor' || !settings) return undefined;
  const { task, method, subjects } = settings;
  const keyword = [task, method, ...subjects].find((one) => one && touches(one.scalar.span, offset));
  if (keyword?.meaning === undefined || keyword.meaning === keyword.scalar.text) return undefined;
  return { span: keyword.scalar.span, markdown: t('Interpreted as `{0}`', keyword.meaning) };
}
