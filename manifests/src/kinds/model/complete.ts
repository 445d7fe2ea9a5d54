import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import { proposedNames } from '../../core/contributions/proposed-names.ts';
import type { KindContext } from '../../core/kind.ts';
import { completePath } from '../../core/paths/complete-path.ts';
import { yamlCursor, type YamlCursor } from '../../core/yaml/cursor.ts';
import { writtenAt } from '../../core/yaml/written.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import { completeColumns } from '../../formats/lineage/complete-columns.ts';
import type { ModelDocument, ModelManifest } from './model.ts';
import { MODEL_SCHEMA } from './parse.ts';

type Context = KindContext<ModelDocument>;

/** Files that a model can be trained on. */
const TABLES = /\.(?:parquet|[ct]sv|json|jsonl|ndjson)$/iu;

/** Files that describe base models. */
const MANIFESTS = /\.model\.ya?ml$/iu;

/** Encodings of columns that have a name; an order is written out. */
const ENCODINGS: ReadonlySet<string> = new Set(['words', 'date']);

/** What may be at the caret: columns, files, roles, decisions and risks, then what the schema lists. */
export function completeModel(context: Context, offset: number): readonly Completion[] {
  const { model, document } = context;
  const cursor = yamlCursor(document.getText(), model.documents[0], offset);
  if (!cursor) return [];
  const own = model.manifest ? ownCompletions(context, model.manifest, cursor) : [];
  return [...own, ...completeFromSchema(MODEL_SCHEMA, cursor)];
}

function ownCompletions(
  context: Context,
  manifest: ModelManifest,
  cursor: YamlCursor,
): readonly Completion[] {
  if (cursor.role !== 'key') return values(context, manifest, cursor);
  if (cursor.path.join('.') !== 'encode') return [];
  return completeColumns(context.graph, context.document.uri, manifest, manifest.path?.text ?? '', cursor);
}

function values(context: Context, manifest: ModelManifest, cursor: YamlCursor): readonly Completion[] {
  const { graph, document } = context;
  const keys = cursor.path.filter((step) => typeof step === 'string');
  if (keys[0] === 'encode') return proposedNames(cursor, ENCODINGS, t('encoding'));
  switch (keys.join('.')) {
    case 'target':
    case 'user':
    case 'item':
    case 'weight':
    case 'relevance':
    case 'features':
    case 'exclude':
    case 'split.time':
    case 'split.group':
    case 'drift.columns':
      return completeColumns(graph, document.uri, manifest, manifest.path?.text ?? '', cursor);
    case 'data':
    case 'drift.reference':
      return completePath(graph, document.uri, cursor, { ending: TABLES });
    case 'base':
      return completePath(graph, document.uri, cursor, { ending: MANIFESTS });
    case 'owner': {
      const all = [...graph.all('role', document.uri), ...graph.all('person', document.uri)];
      return proposedNames(cursor, new Set(all.map(({ name }) => name)), t('owner'));
    }
    case 'decisions':
      return entities(context, cursor, 'decision');
    case 'risks':
      return entities(context, cursor, 'risk');
    default:
      return [];
  }
}

function entities(
  { graph, document: { uri } }: Context,
  cursor: YamlCursor,
  type: 'decision' | 'risk',
): readonly Completion[] {
  return graph.all(type, uri).map(({ name, detail }) => ({
    label: name,
    span: cursor.span,
    text: writtenAt(cursor, name),
    kind: 'name' as const,
    filterText: `${name} ${detail ?? ''}`,
    ...(detail ? { detail } : {}),
  }));
}
