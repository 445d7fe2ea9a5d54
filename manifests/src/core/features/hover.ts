import type { Hover, Position } from 'vscode-languageserver-types';
import type { Entity } from '../graph/entity.ts';
import { shownMarkdown } from '../text/shown-markdown.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { rangeOf } from './conversion.ts';
import { nameAt } from './name-at.ts';

/** What the thing under the caret is: the kind's own words for a mark or a letter, the description of what a name means. */
export function hover(workspace: Workspace, uri: string, position: Position): Hover | undefined {
  const manifest = workspace.manifest(uri);
  if (!manifest) return undefined;
  const { context, kind } = manifest;
  const offset = context.document.offsetAt(position);
  const own = kind.hover?.(context, offset);
  if (own)
    return {
      contents: { kind: 'markdown', value: shownMarkdown(own.markdown) },
      range: rangeOf(context.document, own.span),
    };
  const name = nameAt(workspace, uri, offset);
  const described = [...new Set(name?.entities.flatMap((entity) => describeEntity(workspace, entity) ?? []))];
  if (!name || described.length === 0) return undefined;
  return {
    contents: {
      kind: 'markdown',
      value: shownMarkdown(described.join('\n\n---\n\n')),
    },
    range: rangeOf(context.document, name.span),
  };
}

/** An entity in the words of the kind of its document. */
export function describeEntity(workspace: Workspace, entity: Entity): string | undefined {
  const owner = workspace.manifest(entity.uri);
  return owner?.kind.describe?.(owner.context, entity);
}
