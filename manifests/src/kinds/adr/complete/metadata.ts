import { t } from '@vscode/l10n';
import type { KindContext } from '../../../core/kind.ts';
import type { Completion } from '../../../core/contributions/completion.ts';
import type { Decision } from '../model.ts';
import { STATUSES } from '../../../formats/citations/status.ts';
import { statusMeaning, statusWord } from '../status.ts';
import { typedSpan, type CaretLine } from '../../../formats/citations/caret-line.ts';
import { allDecisions } from '../../../formats/citations/complete.ts';

/** The statuses with what they mean; after `superseded by`, the decisions. */
export function statuses(
  context: KindContext<Decision>,
  line: CaretLine,
  typed: string,
  yaml: boolean,
): Completion[] {
  const { language } = context.model;
  const by = language === 'fr' ? 'remplacé par' : 'superseded by';
  const open = /^["']?(.*)$/u.exec(typed)?.[1] ?? typed;
  const capital = !yaml && (/^\p{Lu}/u.test(open) || context.model.status?.form === 'section' || open === '');
  const cased = (word: string): string => (capital ? word.charAt(0).toUpperCase() + word.slice(1) : word);
  const span = typedSpan(line, open);
  const plain = STATUSES.filter((status) => status !== 'superseded').map((status, index) => ({
    label: cased(statusWord(status, language)),
    span,
    text: cased(statusWord(status, language)),
    kind: 'value' as const,
    detail: statusMeaning(status),
    sortText: String(index),
  }));
  const superseded = allDecisions(context).map(({ name, detail }, index) => ({
    label: `${cased(by)} ${name}`,
    span,
    text: `${cased(by)} ${name}`,
    kind: 'value' as const,
    sortText: `9${String(index).padStart(5, '0')}`,
    ...(detail === undefined ? {} : { detail }),
  }));
  return [...plain, ...superseded];
}

export function dates({ today }: KindContext<Decision>, line: CaretLine, typed: string): Completion[] {
  const open = typed.replace(/^["']/u, '');
  return [{ label: today, span: typedSpan(line, open), text: today, kind: 'date', detail: t('Today') }];
}

/** The roles and people that the workspace knows. */
export function people(
  { graph, document: { uri } }: KindContext<Decision>,
  line: CaretLine,
  typed: string,
): Completion[] {
  const open = /[^,;[]*$/u.exec(typed)?.[0].trimStart().replace(/^["']/u, '') ?? '';
  const known = new Map(
    [...graph.all('role', uri), ...graph.all('person', uri)].map((entity) => [entity.key, entity]),
  );
  return [...known.values()].map(({ name, type }) => ({
    label: name,
    span: typedSpan(line, open),
    text: name,
    kind: 'name',
    detail: type === 'role' ? t('Role') : t('Person'),
  }));
}

/** Keys of the front matter that are not there yet. */
export function metadataKeys({ model, document }: KindContext<Decision>, line: CaretLine): Completion[] {
  const { frontMatter } = model;
  if (!frontMatter || !/^[\w-]*$/u.test(line.before)) return [];
  const content = document.getText().slice(frontMatter.content.start, frontMatter.content.end);
  const present = new Set([...content.matchAll(/^([\w-]+)[ \t]*:/gmu)].map(([, key]) => key));
  return keys()
    .filter(([key]) => !present.has(key))
    .map(([key, detail], index) => ({
      label: key,
      span: typedSpan(line, line.before),
      text: `${key}: `,
      kind: 'key',
      detail,
      sortText: String(index),
      retrigger: true,
    }));
}

function keys(): readonly (readonly [string, string])[] {
  return [
    ['status', t('Status of the decision')],
    ['date', t('Date of the last change (YYYY-MM-DD)')],
    ['decision-makers', t('People who make the decision')],
    ['consulted', t('People whose opinion is sought (C in RACI)')],
    ['informed', t('People who are kept up to date (I in RACI)')],
    ['revisit', t('Date to review the decision')],
  ];
}
