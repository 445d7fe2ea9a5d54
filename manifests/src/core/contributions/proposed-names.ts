import type { YamlCursor } from '../yaml/cursor.ts';
import { writtenAt } from '../yaml/written.ts';
import type { Completion } from './completion.ts';

/** Names as proposals for the place of a caret, quoted where YAML wants it. */
export function proposedNames(
  cursor: YamlCursor,
  names: Iterable<string>,
  detail: string,
): readonly Completion[] {
  return [...names].map((name) => ({
    label: name,
    span: cursor.span,
    text: writtenAt(cursor, name),
    kind: 'name',
    detail,
  }));
}
