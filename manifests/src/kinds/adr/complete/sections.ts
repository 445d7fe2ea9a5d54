import { t } from '@vscode/l10n';
import type { KindContext } from '../../../core/kind.ts';
import type { Completion } from '../../../core/contributions/completion.ts';
import type { Decision } from '../model.ts';
import { missingSections } from '../sections.ts';
import { typedSpan, type CaretLine } from '../../../formats/citations/caret-line.ts';

/** The considered options, after `Chosen option: "`. */
export function optionTitles({ model }: KindContext<Decision>, line: CaretLine): Completion[] {
  const typed =
    /(?:(?:chosen|selected) options?|(?:option|solution) (?:choisie|retenue))\s*:\s*(["“«]?[^"”»]{0,200})$/iu.exec(
      line.before,
    )?.[1];
  if (typed === undefined) return [];
  const quoted = /^["“«]/u.test(typed);
  const open = quoted ? typed.slice(1) : typed;
  return model.options.map(({ text }, index) => ({
    label: text,
    span: typedSpan(line, open),
    text: quoted ? text : `"${text}"`,
    kind: 'value',
    detail: t('Considered option'),
    sortText: String(index).padStart(3, '0'),
  }));
}

/** Sections of the dialect that are not there, on a line that starts with `#` or is empty. */
export function sections({ model }: KindContext<Decision>, line: CaretLine): Completion[] {
  if (!/^#{0,6}[ \t]*(?:\p{L}[\p{L} ]*)?$/u.test(line.before) || line.after.trim() !== '') return [];
  if (line.before !== '' && !line.before.startsWith('#')) return [];
  return missingSections(model, true).map(({ heading, level, mandatory }, index) => ({
    label: `${'#'.repeat(level)} ${heading}`,
    span: typedSpan(line, line.before),
    text: `${'#'.repeat(level)} ${heading}\n\n`,
    kind: 'section',
    detail: mandatory ? t('Missing section') : t('Optional section'),
    sortText: String(index).padStart(2, '0'),
  }));
}
