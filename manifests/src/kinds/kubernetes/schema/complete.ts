import { t } from '@vscode/l10n';
import type { Completion } from '../../../core/contributions/completion.ts';
import { yamlCursor, type YamlCursor } from '../../../core/yaml/cursor.ts';
import { documentAt } from '../../../core/yaml/path-at.ts';
import { writtenAt } from '../../../core/yaml/written.ts';
import type { KindContext } from '../../../core/kind.ts';
import type { KubernetesModel } from '../resources/model.ts';
import { splitApiVersion } from '../resources/read.ts';
import { catalog, groupOf, isServersGroup } from './catalog.ts';
import { typeName } from './messages.ts';
import { resourceAt, type ResourceAt } from './resource-at.ts';
import { shapeOfKind } from './kind-shape.ts';
import { allowedIn, shapeAt, type Field, type ObjectShape, type Shape } from './shape.ts';
import { resourceSkeleton, skeletonOf } from './skeleton.ts';
import { isNewer } from './version.ts';

/** Fields, values and kinds that the schema of a resource knows at a caret. */
export function completeFields(context: KindContext<KubernetesModel>, offset: number): readonly Completion[] {
  const { model, document } = context;
  const text = document.getText();
  const cursor = yamlCursor(text, documentAt(model.documents, offset), offset);
  if (!cursor) return [];
  const resource = resourceAt(model, offset, cursor.path);
  const { path } = resource;
  if (cursor.role === 'value' && path.length === 1) {
    if (path[0] === 'kind') return kinds(resource, cursor, context);
    if (path[0] === 'apiVersion') return apiVersions(resource, cursor, context);
  }
  const shape = resource.kind === '' ? undefined : shapeOfKind(resource, context.graph, document.uri);
  if (!shape) return cursor.role === 'key' && path.length === 0 ? identity(cursor, resource, context) : [];
  const place = placeAt(shape, path, cursor);
  if (!place) return [];
  if (cursor.role === 'value') return values(place, cursor);
  const extra = columnsAfterIndent(text, cursor.span.start);
  if (place.type === 'object') return keys(place, cursor, extra);
  return cursor.role === 'item' ? values(place, cursor) : [];
}

/** Proposals of those who know more of a place, and those of the schema that they do not make already. */
export function withFields(
  others: readonly Completion[],
  fields: readonly Completion[],
): readonly Completion[] {
  if (others.length === 0) return fields;
  const known = new Set(others.map(({ label }) => label));
  return [...others, ...fields.filter(({ label }) => !known.has(label))];
}

/** In `[]` the path is that of the list: what may be there is an item of it. */
function placeAt(root: ObjectShape, path: ResourceAt['path'], { role }: YamlCursor): Shape | undefined {
  const shape = shapeAt(root, path);
  return role === 'item' && shape?.type === 'list' ? shape.items : shape;
}

function keys(shape: ObjectShape, cursor: YamlCursor, extra: string): readonly Completion[] {
  const present = new Set(cursor.siblings);
  return [...shape.fields].flatMap(([name, field], index): readonly Completion[] => {
    if (present.has(name) && name !== cursor.prefix) return [];
    // Status is the server's to write.
    const rank = field.required ? 0 : name === 'status' && cursor.path.length === 0 ? 2 : 1;
    return [keyOf(name, field, cursor, `${rank}${String(index).padStart(3, '0')}`, extra)];
  });
}

function keyOf(name: string, field: Field, cursor: YamlCursor, sortText: string, extra: string): Completion {
  const { shape, required } = field;
  const bare = cursor.hasColon || cursor.quote !== '';
  const after = bare ? '' : cursor.flow ? ': ' : `:${skeletonOf(shape, extra)}`;
  const listed = shape.type === 'boolean' || (shape.type !== 'list' && allowedIn(shape).length > 0);
  // One stop at the end needs no snippet.
  const single = after.indexOf('${', after.indexOf('${1}') + 1) === -1 && after.endsWith('${1}');
  return {
    label: name,
    span: cursor.span,
    text: `${name}${single ? after.slice(0, -'${1}'.length) : after}`,
    kind: 'key',
    sortText,
    detail: required ? `${typeName(shape.type)} · ${t('required')}` : typeName(shape.type),
    ...(single || bare || cursor.flow ? {} : { snippet: true }),
    documentation: () => field.description,
    ...(listed && !bare ? { retrigger: true } : {}),
  };
}

function values(shape: Shape, cursor: YamlCursor): readonly Completion[] {
  if (shape.type === 'boolean')
    return [true, false].map((value, index) => plainValue(String(value), index, cursor));
  if (shape.type === 'list') return [];
  return allowedIn(shape).map((value, index) =>
    typeof value === 'string'
      ? { ...plainValue(value, index, cursor), text: writtenAt(cursor, value) }
      : plainValue(String(value), index, cursor),
  );
}

function plainValue(label: string, index: number, { span }: YamlCursor): Completion {
  return { label, span, text: label, kind: 'value', sortText: String(index).padStart(3, '0') };
}

/** A document that does not say yet what it is: `apiVersion`, `kind`, or a whole resource when there is nothing else. */
function identity(
  cursor: YamlCursor,
  { root }: ResourceAt,
  context: KindContext<KubernetesModel>,
): readonly Completion[] {
  const missing = ['apiVersion', 'kind', 'metadata'].filter(
    (key) => !cursor.siblings.includes(key) && !root?.pairs.some((pair) => pair.key.text === key),
  );
  const after = cursor.hasColon ? '' : ': ';
  const own = missing.map((key, index): Completion => {
    const label = { label: key, span: cursor.span, kind: 'key' as const, sortText: `0${index}` };
    return key === 'metadata'
      ? { ...label, text: cursor.hasColon ? key : 'metadata:\n  name: ' }
      : { ...label, text: `${key}${after}`, retrigger: true };
  });
  return cursor.siblings.length === 0 ? [...own, ...resources(cursor, context)] : own;
}

/** Whole resources, with what they cannot be without. */
function resources({ span }: YamlCursor, context: KindContext<KubernetesModel>): readonly Completion[] {
  return current(context).flatMap(({ apiVersion, kind }): readonly Completion[] => {
    const shape = shapeOfKind({ ...parts(apiVersion), kind }, context.graph, context.document.uri);
    return shape
      ? [
          {
            label: kind,
            detail: apiVersion,
            span,
            text: resourceSkeleton(apiVersion, kind, shape),
            snippet: true,
            kind: 'section',
            sortText: `${isServersGroup(groupOf(apiVersion)) && /\bv\d+$/u.test(apiVersion) ? 1 : 2}${kind}`,
          },
        ]
      : [];
  });
}

function kinds(
  { apiVersion }: ResourceAt,
  cursor: YamlCursor,
  context: KindContext<KubernetesModel>,
): readonly Completion[] {
  const all = current(context);
  const fitting = apiVersion === '' ? [] : all.filter((known) => known.apiVersion === apiVersion);
  return (fitting.length > 0 ? fitting : all).map((known) => ({
    label: known.kind,
    detail: known.apiVersion,
    span: cursor.span,
    text:
      apiVersion === '' && cursor.quote === ''
        ? `${known.kind}\napiVersion: ${known.apiVersion}`
        : known.kind,
    kind: 'value',
    sortText: known.kind,
  }));
}

function apiVersions(
  { kind }: ResourceAt,
  { span }: YamlCursor,
  context: KindContext<KubernetesModel>,
): readonly Completion[] {
  const all = current(context);
  const fitting = kind === '' ? [] : all.filter((known) => known.kind === kind);
  const names = new Set((fitting.length > 0 ? fitting : all).map(({ apiVersion }) => apiVersion));
  return [...names].map((label) => ({ label, span, text: label, kind: 'value' }));
}

interface ApiKind {
  readonly apiVersion: string;
  readonly kind: string;
}

/** The kinds that the set version of the server has, those of extensions, and those of the workspace. */
function current({ graph, document, settings }: KindContext<KubernetesModel>): readonly ApiKind[] {
  const { version } = settings.kubernetes;
  const known = catalog();
  const served = known.all().filter(({ apiVersion, kind }) => {
    const { introduced, removed } = known.lifecycleOf(apiVersion, kind) ?? {};
    const gone = removed !== undefined && !isNewer(removed, version);
    return !gone && (introduced === undefined || !isNewer(introduced, version));
  });
  const own = graph
    .all('custom-kind', document.uri)
    .map(({ name, detail = '' }): ApiKind => ({ apiVersion: detail, kind: name }));
  return [...served, ...own];
}

function parts(apiVersion: string): { readonly group: string; readonly version: string } {
  const [group, version] = splitApiVersion(apiVersion);
  return { group, version };
}

/** Spaces for the dashes before a key: the editor repeats the white space that a line starts with, and not them. */
function columnsAfterIndent(text: string, start: number): string {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return ' '.repeat(line.trimStart().length);
}
