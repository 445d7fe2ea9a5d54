import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import { proposedNames } from '../../core/contributions/proposed-names.ts';
import type { KindContext } from '../../core/kind.ts';
import { completePath } from '../../core/paths/complete-path.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { touches } from '../../core/text/span.ts';
import { yamlCursor, type YamlCursor } from '../../core/yaml/cursor.ts';
import { writtenAt } from '../../core/yaml/written.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import type { RegistryModel } from '../../formats/model-registry/registry.ts';
import { REGISTRY_SCHEMA } from './parse.ts';

type Context = KindContext<RegistryModel>;

/** What may be at the caret: files, hashes, versions, roles, decisions, then what the schema lists. */
export function completeRegistry(context: Context, offset: number): readonly Completion[] {
  const { model, document } = context;
  const cursor = yamlCursor(document.getText(), model.documents[0], offset);
  if (!cursor) return [];
  const own = cursor.role === 'key' ? [] : values(context, cursor, offset);
  return [...own, ...completeFromSchema(REGISTRY_SCHEMA, cursor)];
}

function values(context: Context, cursor: YamlCursor, offset: number): readonly Completion[] {
  const { graph, document } = context;
  const keys = cursor.path.filter((step) => typeof step === 'string').slice(2);
  switch (keys.join('.')) {
    case 'manifest':
      return completePath(graph, document.uri, cursor, { ending: /\.model\.ya?ml$/iu });
    case 'versions.file':
      return completePath(graph, document.uri, cursor, { ending: /\.onnx$/iu });
    case 'versions.evaluation.file':
      return completePath(graph, document.uri, cursor, { ending: /\.json$/iu });
    case 'versions.sha256':
      return hashOf(context, cursor, offset);
    case 'champion':
    case 'challenger':
    case 'history.version':
      return versions(context, cursor, offset);
    case 'owner':
    case 'versions.approver':
    case 'history.by': {
      const all = [...graph.all('role', document.uri), ...graph.all('person', document.uri)];
      return proposedNames(cursor, new Set(all.map(({ name }) => name)), t('role or person'));
    }
    case 'versions.decision':
      return graph.all('decision', document.uri).map(({ name, detail }) => ({
        label: name,
        span: cursor.span,
        text: writtenAt(cursor, name),
        kind: 'name' as const,
        filterText: `${name} ${detail ?? ''}`,
        ...(detail ? { detail } : {}),
      }));
    default:
      return [];
  }
}

/** The hash that the file of the version has now. */
function hashOf(
  { model, graph, document }: Context,
  cursor: YamlCursor,
  offset: number,
): readonly Completion[] {
  const version = model.models
    .flatMap(({ versions }) => versions)
    .find(({ node }) => touches(node.span, offset));
  const hash = version?.file && graph.sha256(resolveFrom(document.uri, version.file.text));
  if (hash === undefined) return [];
  return [{ label: hash, span: cursor.span, text: writtenAt(cursor, hash), kind: 'value' as const }];
}

function versions({ model }: Context, cursor: YamlCursor, offset: number): readonly Completion[] {
  const registered = model.models.find(({ pair }) => touches(pair.span, offset));
  return (registered?.versions ?? []).flatMap(({ version, file }) =>
    version
      ? [
          {
            label: version.text,
            span: cursor.span,
            text: version.text,
            kind: 'value' as const,
            ...(file ? { detail: file.text } : {}),
          },
        ]
      : [],
  );
}
