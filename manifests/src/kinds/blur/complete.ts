import type { Completion } from '../../core/contributions/completion.ts';
import { completePath, type PathChoice } from '../../core/paths/complete-path.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { yamlCursor, type YamlCursor } from '../../core/yaml/cursor.ts';
import { asJson } from '../../core/contributions/json-completion.ts';
import { writtenAt } from '../../core/yaml/written.ts';
import type { KindContext } from '../../core/kind.ts';
import type { BlurModel } from './model.ts';
import { meaningAt, nestorEntries } from './nestor-entries.ts';
import { schemaOf } from './parse.ts';

type Context = KindContext<BlurModel>;

const PICTURES: PathChoice = { ending: /\.(?:jpe?g|jpe|jfif|png|webp|tiff?|avif|gif|hei[cf]|hif)$/iu };
const MODELS: PathChoice = { ending: /\.onnx$/iu };
const FOLDERS: PathChoice = { folders: 'only' };

/** What may be at the caret: files and folders, roles, decisions, then what the schema lists. */
export function completeBlur(context: Context, offset: number): readonly Completion[] {
  const { model, document } = context;
  const cursor = yamlCursor(document.getText(), model.documents[0], offset);
  if (!cursor) return [];
  const listed = completeFromSchema(schemaOf(model), cursor);
  if (model.form === 'nestor')
    return [...nestorPaths(context, cursor), ...listed].map((one) => asJson(one, cursor));
  return [...(cursor.role === 'key' ? [] : names(context, cursor)), ...listed];
}

function names(context: Context, cursor: YamlCursor): readonly Completion[] {
  const { graph, document } = context;
  const [top, inner] = cursor.path;
  const paths = (choice: PathChoice): readonly Completion[] =>
    completePath(graph, document.uri, cursor, choice);
  switch (String(top)) {
    case 'images':
      return paths(PICTURES);
    case 'models':
      return inner === undefined ? [] : paths(MODELS);
    case 'anonymisation':
      return inner === 'picture' ? paths(PICTURES) : [];
    case 'output':
      return inner === 'folder' ? paths(FOLDERS) : [];
    case 'reports':
      return paths(FOLDERS);
    case 'owner':
      return (['role', 'person'] as const).flatMap((type) =>
        graph.all(type, document.uri).map(({ name }) => choice(cursor, name, undefined)),
      );
    case 'decisions':
      return graph
        .all('decision', document.uri)
        .map(({ name, facts }) => choice(cursor, name, titleOf(facts?.title)));
    default:
      return [];
  }
}

function titleOf(title: unknown): string | undefined {
  return typeof title === 'string' ? title : undefined;
}

/** Models count from the folder of models that the configuration names. */
function nestorPaths({ graph, document, model }: Context, cursor: YamlCursor): readonly Completion[] {
  const { uri } = document;
  const entries = nestorEntries(model.documents[0]?.root ?? null);
  const meaning = cursor.role === 'key' ? undefined : meaningAt(cursor.path);
  if (meaning === 'modelsPath' || meaning === 'output') return completePath(graph, uri, cursor, FOLDERS);
  if (meaning === 'images') return completePath(graph, uri, cursor, PICTURES);
  if (meaning !== 'faceModel' && meaning !== 'plateModel') return [];
  const folder = entries.find((entry) => entry.meaning === 'modelsPath')?.values[0]?.text ?? '';
  const base = folder === '' ? uri : resolveFrom(uri, `${folder}/_`);
  return completePath(graph, base, cursor, { ending: /\.(?:onnx|pt)$/iu });
}

function choice(cursor: YamlCursor, name: string, detail: string | undefined): Completion {
  return {
    label: name,
    span: cursor.span,
    text: writtenAt(cursor, name),
    kind: 'name',
    ...(detail === undefined ? {} : { detail }),
  };
}
