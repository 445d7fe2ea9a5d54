import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import { proposedNames } from '../../core/contributions/proposed-names.ts';
import type { EntityType } from '../../core/graph/entity.ts';
import type { KindContext } from '../../core/kind.ts';
import { completePath } from '../../core/paths/complete-path.ts';
import { yamlCursor, type YamlCursor } from '../../core/yaml/cursor.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import { completeColumns } from '../../formats/lineage/complete-columns.ts';
import type { ObjectivesModel } from '../../formats/objectives/model.ts';
import { completePipeline, completeRuns } from './complete-runs.ts';
import { OBJECTIVES_SCHEMA } from './parse.ts';

type Context = KindContext<ObjectivesModel>;

/** Files that hold measurements. */
const MEASUREMENTS = /\.(?:[ct]sv|json)$/iu;
const COLUMNS = new Set(['good', 'bad', 'total', 'column', 'time']);
/** What other keys name, by the last key. */
const NAMES: Readonly<Record<string, EntityType>> = {
  subject: 'element',
  pipeline: 'pipeline',
  risks: 'risk',
  decisions: 'decision',
  backedBy: 'objective',
};

/** What may be at the caret: elements, columns, files, roles, decisions and risks, then what the schema lists. */
export function completeObjectives(context: Context, offset: number): readonly Completion[] {
  const { model, document } = context;
  const cursor = yamlCursor(document.getText(), model.documents[0], offset);
  if (!cursor) return [];
  const own = cursor.role === 'key' ? [] : values(context, cursor);
  return [...own, ...completeFromSchema(OBJECTIVES_SCHEMA, cursor)];
}

function values(
  { model: { file }, graph, document: { uri } }: Context,
  cursor: YamlCursor,
): readonly Completion[] {
  const keys = cursor.path.filter((step) => typeof step === 'string');
  const last = keys.at(-1) ?? '';
  const named = (type: EntityType, detail: string): readonly Completion[] =>
    proposedNames(
      cursor,
      new Set(graph.all(type, uri).map(({ key, name }) => (type === 'element' ? key : name))),
      detail,
    );
  if (last === 'owner' || last === 'role')
    return [...named('role', t('role')), ...named('person', t('person'))];
  if (keys.length === 1) return last === 'model' ? named('architecture', t('architecture model')) : [];
  if (last === 'model') return named('model', t('model'));
  const source = file?.objectives.find(({ id }) => id === keys[1])?.source;
  if (keys.at(-2) === 'source' && last === 'pipeline') return completePipeline(graph, uri, cursor);
  if (source?.type === 'runs' && (last === 'stage' || COLUMNS.has(last)))
    return completeRuns(graph, uri, source, cursor, last);
  if (last === 'path') return completePath(graph, uri, cursor, { ending: MEASUREMENTS });
  if (COLUMNS.has(last)) {
    // The keys beside it are no columns, whatever they are called.
    const alone = { ...cursor, siblings: [] };
    return source?.type === 'file' ? completeColumns(graph, uri, source, source.path.text, alone) : [];
  }
  const type = Object.hasOwn(NAMES, last) ? NAMES[last] : undefined;
  return type ? named(type, type === 'element' ? t('element') : '') : [];
}
