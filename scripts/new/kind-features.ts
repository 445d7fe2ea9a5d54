import { camelCase, constantCase, pascalCase } from './skeleton.ts';

/** What a document names. */
export function referencesText(name: string): string {
  const type = pascalCase(name);
  return `import type { Reference } from '../../core/graph/entity.ts';
import { namedReference } from '../../formats/citations/yaml-references.ts';
import type { ${type}Model } from './model.ts';

/** What a document names: its owner. */
export function referencesOf(uri: string, { owner }: ${type}Model): readonly Reference[] {
  return owner ? [namedReference(uri, owner, ['role', 'person'], 'owner')] : [];
}
`;
}

/** What is proposed at the caret. */
export function completeText(name: string): string {
  const type = pascalCase(name);
  return `import { t } from '@vscode/l10n';
import type { Completion } from '../../core/contributions/completion.ts';
import { proposedNames } from '../../core/contributions/proposed-names.ts';
import type { KindContext } from '../../core/kind.ts';
import { yamlCursor } from '../../core/yaml/cursor.ts';
import { completeFromSchema } from '../../formats/json-schema/complete.ts';
import type { ${type}Model } from './model.ts';
import { ${constantCase(name)}_SCHEMA } from './parse.ts';

/** What may be at the caret: roles and people for an owner, then what the schema lists. */
export function complete${type}(
  { model, graph, document }: KindContext<${type}Model>,
  offset: number,
): readonly Completion[] {
  const cursor = yamlCursor(document.getText(), model.documents[0], offset);
  if (!cursor) return [];
  const named = (type: 'role' | 'person', detail: string): readonly Completion[] =>
    proposedNames(cursor, new Set(graph.all(type, document.uri).map((entity) => entity.name)), detail);
  const isOwner = cursor.role === 'value' && cursor.path.length === 1 && cursor.path[0] === 'owner';
  return [
    ...(isOwner ? [...named('role', t('role')), ...named('person', t('person'))] : []),
    ...completeFromSchema(${constantCase(name)}_SCHEMA, cursor),
  ];
}
`;
}

/** What is said of the place under the pointer. */
export function hoverText(name: string): string {
  const type = pascalCase(name);
  return `import type { HoverText } from '../../core/contributions/hover.ts';
import type { KindContext } from '../../core/kind.ts';
import { hoverFromSchema } from '../../formats/json-schema/hover.ts';
import type { ${type}Model } from './model.ts';
import { ${constantCase(name)}_SCHEMA } from './parse.ts';

/** Over a key, what the schema says of it. */
export function hover${type}({ model }: KindContext<${type}Model>, offset: number): HoverText | undefined {
  return hoverFromSchema(${constantCase(name)}_SCHEMA, model.documents, offset);
}
`;
}

/** The outline of a document. */
export function outlineText(name: string): string {
  return `import type { OutlineItem } from '../../core/contributions/outline.ts';
import type { KindContext } from '../../core/kind.ts';
import { isMap } from '../../core/yaml/node.ts';
import type { ${pascalCase(name)}Model } from './model.ts';

/** The keys at the top of a document. */
export function ${camelCase(name)}Outline({ model }: KindContext<${pascalCase(name)}Model>): readonly OutlineItem[] {
  return model.documents.flatMap(({ root }) =>
    (isMap(root) ? root.pairs : []).map(({ key, span }) => ({
      name: key.text,
      icon: 'section' as const,
      span,
      nameSpan: key.span,
    })),
  );
}
`;
}
