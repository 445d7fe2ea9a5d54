import { t } from '@vscode/l10n';
import { nameKey } from '../../core/graph/entity.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import { span, touches, type Span } from '../../core/text/span.ts';
import { yamlCursor, type YamlCursor } from '../../core/yaml/cursor.ts';
import { plainOrQuoted, writtenAt } from '../../core/yaml/written.ts';
import type { KindContext } from '../../core/kind.ts';
import type { Completion } from '../../core/contributions/completion.ts';
import type { Matrix, RaciModel } from './model.ts';
import { RACI_SCHEMA } from './parse.ts';
import { dutyOf, MEANINGS } from './variant.ts';
import { letterText } from './wording.ts';

/** What may be at the caret: in YAML by the schema and the names that are known, in a table the letters of the variant. */
export function completeRaci(context: KindContext<RaciModel>, offset: number): readonly Completion[] {
  const text = context.document.getText();
  if (!context.model.yaml) return tableLetters(context, text, offset);
  const documents = context.model.yaml;
  const at = Math.max(
    documents.findIndex((candidate) => touches(candidate.span, offset)),
    0,
  );
  const cursor = yamlCursor(text, documents[at], offset);
  if (!cursor) return [];
  const matrix = context.model.matrices.find(
    ({ span: extent }) => documents[at] && touches(documents[at].span, extent.start),
  );
  return [...yamlNames(context, cursor, matrix), ...completeFromSchema(RACI_SCHEMA, cursor)];
}

function yamlNames(
  context: KindContext<RaciModel>,
  cursor: YamlCursor,
  matrix: Matrix | undefined,
): Completion[] {
  const [top, index, key, ...below] = cursor.path;
  if (top === 'roles') return roleDeclarations(context, cursor, matrix);
  if (top !== 'activities' || !matrix) return [];
  if (index === undefined || (key === undefined && cursor.role === 'item')) return [wholeRow(cursor, matrix)];
  if (key === 'section')
    return names(
      cursor,
      matrix.activities.flatMap(({ section }) => section?.name ?? []),
      'section',
    );
  if (key === 'decisions' || key === 'decision') return decisions(context, cursor);
  if (key === 'assignments') {
    if (below.length === 0) return freeRoles(cursor, matrix);
    return cursor.role === 'value' || cursor.role === 'item'
      ? letters(matrix, cursor.span, (letter) => writtenAt(cursor, letter))
      : [];
  }
  if (MEANINGS.some((meaning) => meaning === key)) {
    const known = [...matrix.roles, ...matrix.roles.flatMap(({ people }) => people), ...matrix.people];
    return names(
      cursor,
      known.map(({ name }) => name),
      'name',
    );
  }
  return [];
}

/** Roles and people of the whole workspace that the matrix does not have yet. */
function roleDeclarations(
  context: KindContext<RaciModel>,
  cursor: YamlCursor,
  matrix: Matrix | undefined,
): Completion[] {
  const inPeople = cursor.path.includes('people');
  if (cursor.role === 'key' || (cursor.role === 'value' && !inPeople && cursor.path.at(-1) !== 'name'))
    return [];
  const present = new Set(matrix?.roles.map(({ key }) => key));
  const known = context.graph
    .all(inPeople ? 'person' : 'role', context.document.uri)
    .filter(({ key, uri }) => uri !== context.document.uri && !present.has(key))
    .map(({ name }) => name);
  return names(cursor, known, 'name');
}

function names(cursor: YamlCursor, known: readonly string[], kind: 'name' | 'section'): Completion[] {
  const unique = new Map(known.map((name) => [nameKey(name), name]));
  return [...unique.values()].map((name) => ({
    label: name,
    span: cursor.span,
    text: writtenAt(cursor, name),
    kind,
  }));
}

/** The roles that the row gives no letter yet. */
function freeRoles(cursor: YamlCursor, { roles }: Matrix): Completion[] {
  const taken = new Set(cursor.siblings.map(nameKey));
  return roles
    .filter(({ key }) => !taken.has(key) || key === nameKey(cursor.prefix))
    .map(({ name, people }, index) => ({
      label: name,
      span: cursor.span,
      text: cursor.hasColon ? writtenAt(cursor, name) : `${writtenAt(cursor, name)}${cursor.quote}: `,
      kind: 'name',
      sortText: String(index).padStart(4, '0'),
      retrigger: !cursor.hasColon,
      ...(people.length > 0 ? { detail: people.map((person) => person.name).join(', ') } : {}),
    }));
}

/** The letters of the variant with their meaning, and A with R, the commonest pair. */
function letters(matrix: Matrix, at: Span, written: (letter: string) => string): Completion[] {
  const own = [...matrix.letters].find(([, meaning]) => dutyOf(meaning) === 'own')?.[0];
  const act = [...matrix.letters].find(([, meaning]) => dutyOf(meaning) === 'do')?.[0];
  const pair = own !== undefined && act !== undefined ? [`${own}/${act}`] : [];
  return [...matrix.letters.keys(), ...pair].map((letter, index) => {
    const detail = letterText(matrix, letter) ?? t('does the work and is accountable for it');
    return {
      label: letter,
      span: at,
      text: written(letter),
      kind: 'mark',
      detail,
      sortText: String(index).padStart(3, '0'),
    };
  });
}

function decisions(context: KindContext<RaciModel>, cursor: YamlCursor): Completion[] {
  return context.graph.all('decision', context.document.uri).map(({ name, detail }) => ({
    label: name,
    span: cursor.span,
    text: writtenAt(cursor, name),
    kind: 'name',
    ...(detail === undefined ? {} : { detail, filterText: `${name} ${detail}` }),
  }));
}

/** A new row with a place for each role's letter. */
function wholeRow(cursor: YamlCursor, matrix: Matrix): Completion {
  const escape = (text: string): string => text.replaceAll(/[\\$}]/gu, '\\$&');
  const cells = matrix.roles.map(({ name }, index) => `    ${escape(plainOrQuoted(name))}: $${index + 2}`);
  return {
    label: t('New activity'),
    span: cursor.span,
    text: [`name: \${1:${t('Activity')}}`, '  assignments:', ...cells].join('\n'),
    kind: 'row',
    snippet: true,
    filterText: 'name activity',
    detail: t('Row with all roles'),
    sortText: '~',
  };
}

/** In a cell of a role's column: the letters. The row is cut by its bars, so that it may be unfinished. */
function tableLetters({ model }: KindContext<RaciModel>, text: string, offset: number): Completion[] {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const matrix = model.matrices.find(({ span: extent }) => extent.start <= offset && start <= extent.end + 1);
  if (!matrix?.columns) return [];
  const before = text.slice(start, offset);
  const bar = before.lastIndexOf('|');
  if (bar === -1 || offset <= matrix.span.start) return [];
  const column = before.trimStart().startsWith('|')
    ? before.split('|').length - 2
    : before.split('|').length - 1;
  if ((matrix.columns[column] ?? -1) === -1) return [];
  const typed = /[\p{L}]*$/u.exec(before)?.[0].length ?? 0;
  const rest = /^\p{L}*/u.exec(text.slice(offset, offset + 20))?.[0].length ?? 0;
  return letters(matrix, span(offset - typed, offset + rest), (letter) => letter);
}
