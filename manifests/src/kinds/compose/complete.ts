import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import { reachedFrom, turned } from '../../core/order/reached.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import { fileName } from '../../core/text/resource.ts';
import { span } from '../../core/text/span.ts';
import { yamlCursor, type YamlCursor } from '../../core/yaml/cursor.ts';
import { documentAt } from '../../core/yaml/path-at.ts';
import { writtenAt } from '../../core/yaml/written.ts';
import type { KindContext } from '../../core/kind.ts';
import type { ComposeModel, ResourceType } from './model.ts';
import { isOrder } from './order.ts';
import { COMPOSE_SCHEMA } from './parse.ts';
import { typeOfSection } from './sections.ts';

type Context = KindContext<ComposeModel>;

/** What may be at the caret: names of the project, and what the schema lists. */
export function completeCompose(context: Context, offset: number): readonly Completion[] {
  const { document, model } = context;
  const variables = variablesAt(context, offset);
  if (variables) return variables;
  const cursor = yamlCursor(document.getText(), documentAt(model.documents, offset), offset);
  if (!cursor) return [];
  return [...namesAt(context, cursor), ...completeFromSchema(COMPOSE_SCHEMA, cursor)];
}

/** Variables, behind `${` or `$`: those that environment files set, and those that the file takes elsewhere. */
function variablesAt({ document, model, graph }: Context, offset: number): Completion[] | undefined {
  const text = document.getText();
  const written = /(\$+)(\{?)([A-Za-z_]\w*)?$/u.exec(text.slice(Math.max(offset - 80, 0), offset));
  if (!written || (written[1] ?? '').length % 2 === 0) return undefined;
  const [, , brace = '', typed = ''] = written;
  const at = span(offset - typed.length, offset);
  const close = brace !== '' && !/^\w*[}:?+-]/u.test(text.slice(offset, offset + 80)) ? '}' : '';
  const setIn = new Map(
    graph.all('variable', document.uri).map(({ name, uri }) => [name, fileName(uri)] as const),
  );
  const names = [...setIn.keys(), ...model.variables.map(({ name }) => name)];
  return [...new Set(names)]
    .filter((name) => name !== typed || setIn.has(name))
    .map((name) => {
      const detail = setIn.get(name);
      return {
        label: name,
        span: at,
        text: `${name}${close}`,
        kind: 'name',
        ...(detail === undefined ? {} : { detail }),
      };
    });
}

function namesAt(context: Context, cursor: YamlCursor): Completion[] {
  const [section, name, key, ...below] = cursor.path;
  if (section === 'services' && typeof name === 'string' && typeof key === 'string')
    return inService(context, cursor, name, key, below);
  const type = typeOfSection(section);
  return type && name === undefined && cursor.role === 'key' ? namesToDeclare(context, cursor, type) : [];
}

function inService(
  context: Context,
  cursor: YamlCursor,
  own: string,
  key: string,
  below: YamlCursor['path'],
): Completion[] {
  const { model } = context;
  const others = model.services.flatMap(({ name }) => (name === own ? [] : [name]));
  const last = below.findLast((step) => typeof step === 'string');
  switch (key) {
    case 'depends_on': {
      const later = waitingFor(own, model);
      const possible = others.filter((name) => !later.has(name));
      return last === undefined ? names(cursor, possible) : [];
    }
    case 'links':
    case 'volumes_from':
      return names(cursor, others);
    case 'extends':
      return cursor.role === 'value' && (last === undefined || last === 'service')
        ? names(cursor, others)
        : [];
    case 'network_mode':
    case 'ipc':
    case 'pid':
      return names(cursor, ['host', 'none', ...others.map((name) => `service:${name}`)]);
    case 'profiles':
      return names(cursor, [...new Set(model.services.flatMap(({ profiles }) => profiles))]);
    case 'image':
      return names(cursor, imagesOf(context));
    case 'volumes':
      if (last === 'source') return names(cursor, declared(model, 'volume'));
      return last === undefined
        ? names(
            cursor,
            declared(model, 'volume').map((name) => `${name}:/`),
          )
        : [];
    default: {
      const type = typeOfSection(key);
      const isName = last === undefined || (last === 'source' && cursor.role === 'value');
      return type && isName ? names(cursor, declared(model, type)) : [];
    }
  }
}

/** The services that start after one: to wait for any of them would be to wait for itself. */
function waitingFor(own: string, { services }: ComposeModel): ReadonlySet<string> {
  const uses = new Map(services.map((service) => [service.name, service.uses] as const));
  const waits = (name: string): readonly string[] =>
    (uses.get(name) ?? []).filter(isOrder).map((use) => use.name);
  return reachedFrom(own, turned(uses.keys(), waits));
}

/** Images of the workspace by their whole names. */
function imagesOf({ graph, document }: Context): string[] {
  return [...new Set(graph.all('image', document.uri).map(({ name }) => name))];
}

function declared({ resources }: ComposeModel, type: ResourceType): string[] {
  return resources.flatMap((resource) => (resource.type === type ? [resource.name] : []));
}

/** Names that services use and that nothing declares yet. */
function namesToDeclare({ model }: Context, cursor: YamlCursor, type: ResourceType): Completion[] {
  const known = new Set(declared(model, type));
  const used = new Set(
    model.services.flatMap(({ uses }) => uses.flatMap((use) => (use.type === type ? [use.name] : []))),
  );
  const missing = [...used].filter((name) => !known.has(name) || name === cursor.prefix);
  return names(cursor, missing, t('used but not declared'));
}

function names(cursor: YamlCursor, known: readonly string[], detail?: string): Completion[] {
  const taken = new Set(cursor.role === 'key' ? cursor.siblings : []);
  return known
    .filter((name) => !taken.has(name) || name === cursor.prefix)
    .map((name) => ({
      label: name,
      span: cursor.span,
      text: `${writtenAt(cursor, name)}${cursor.role === 'key' && !cursor.hasColon ? `${cursor.quote}:` : ''}`,
      kind: 'name',
      ...(detail === undefined ? {} : { detail }),
    }));
}
