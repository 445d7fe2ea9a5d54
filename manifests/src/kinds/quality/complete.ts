import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import { proposedNames } from '../../core/contributions/proposed-names.ts';
import type { KindContext } from '../../core/kind.ts';
import { completePath } from '../../core/paths/complete-path.ts';
import { yamlCursor, type YamlCursor } from '../../core/yaml/cursor.ts';
import { writtenAt } from '../../core/yaml/written.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import { completeColumns } from '../../formats/lineage/complete-columns.ts';
import type { QualityModel, Suite } from './model.ts';
import { QUALITY_SCHEMA } from './parse.ts';

type Context = KindContext<QualityModel>;

/** Files whose tables can be checked. */
const TABLES = /\.(?:parquet|[ct]sv|json|jsonl|ndjson)$/iu;

/** What may be at the caret: columns, tables, files, roles and decisions, then what the schema lists. */
export function completeQuality(context: Context, offset: number): readonly Completion[] {
  const { model, document } = context;
  const cursor = yamlCursor(document.getText(), model.documents[0], offset);
  if (!cursor) return [];
  const own = model.suite ? names(context, model.suite, cursor) : [];
  return [...own, ...completeFromSchema(QUALITY_SCHEMA, cursor)];
}

function names(context: Context, suite: Suite, cursor: YamlCursor): readonly Completion[] {
  const { graph, document } = context;
  const [, table, section, , expectation] = cursor.path;
  const keys = cursor.path.filter((step) => typeof step === 'string');
  const last = keys.at(-1);
  if (last === 'columns' && keys.length === 5) return columns(context, suite, cursor, table);
  if (last === 'personal' && keys.length === 3) return columns(context, suite, cursor, table);
  if (section === 'personal' && keys.length === 4 && cursor.role === 'value') return entries(context, cursor);
  if (cursor.role === 'key') return [];
  switch (String(last)) {
    case 'owner':
      return people(context, cursor);
    case 'decisions':
      return decisions(context, cursor);
    case 'path':
      return completePath(graph, document.uri, cursor, { ending: TABLES });
    case 'personal':
      return columns(context, suite, cursor, table);
    case 'column':
      return columns(context, suite, cursor, expectation === 'references' ? compared(suite, keys) : table);
    case 'unique':
    case 'by':
      return columns(context, suite, cursor, table);
    case 'of':
    case 'equals':
      return expectation === 'total' ? columns(context, suite, cursor, table) : [];
    case 'table':
    case 'from':
      return section === 'checks' ? proposedNames(cursor, suite.tables.keys(), t('table')) : [];
    default:
      return [];
  }
}

/** The table that the check at some keys compares its own with. */
function compared({ tables }: Suite, keys: readonly string[]): string | undefined {
  const check = tables.get(keys[1] ?? '')?.checks.get(keys[3] ?? '');
  const value = check?.expectations.find(({ name }) => name === 'references')?.value;
  const pair = value?.type === 'map' ? value.pairs.find(({ key }) => key.text === 'table') : undefined;
  return pair?.value?.type === 'scalar' ? pair.value.text : undefined;
}

function columns(
  { graph, document }: Context,
  { tables }: Suite,
  cursor: YamlCursor,
  table: string | number | undefined,
): readonly Completion[] {
  const of = typeof table === 'string' ? tables.get(table) : undefined;
  return of ? completeColumns(graph, document.uri, of, of.name, cursor) : [];
}

/** Data of the architecture model: the record of processing activities. */
function entries({ graph, document: { uri } }: Context, cursor: YamlCursor): readonly Completion[] {
  const all = graph.all('data-class', uri).map(({ name }) => name);
  return proposedNames(cursor, new Set(all), t('data'));
}

function people({ graph, document: { uri } }: Context, cursor: YamlCursor): readonly Completion[] {
  const all = [...graph.all('role', uri), ...graph.all('person', uri)];
  return proposedNames(cursor, new Set(all.map(({ name }) => name)), t('owner'));
}

function decisions({ graph, document: { uri } }: Context, cursor: YamlCursor): readonly Completion[] {
  return graph.all('decision', uri).map(({ name, detail }) => ({
    label: name,
    span: cursor.span,
    text: writtenAt(cursor, name),
    kind: 'name' as const,
    filterText: `${name} ${detail ?? ''}`,
    ...(detail ? { detail } : {}),
  }));
}
