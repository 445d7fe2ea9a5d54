import type { Reference } from '../../core/graph/entity.ts';
import type { Span } from '../../core/text/span.ts';
import { keyOfFile } from './citations.ts';
import type { Citation, FileLink } from './model.ts';

/** What a text says of the decision that it names at a place. */
export type RelationAt = (at: Span) => string | undefined;

/** References for links to files and for decisions named in text. */
export function citationReferences(
  uri: string,
  { links, cited }: { readonly links: readonly FileLink[]; readonly cited: readonly Citation[] },
  relationAt: RelationAt = () => undefined,
): Reference[] {
  const written = new Set<number>();
  const references: Reference[] = [];
  for (const link of links) {
    if (written.has(link.destinationSpan.start)) continue;
    written.add(link.destinationSpan.start);
    references.push({
      types: ['decision'],
      uri,
      name: link.destination,
      key: keyOfFile(link.target),
      span: link.destinationSpan,
      notation: 'link-target',
      relation: relationAt(link.textSpan) ?? 'mentions',
      target: link.target,
    });
  }
  for (const { name, key, span: at, link } of cited) {
    // The same number in the link's path identifies one of several records with that number.
    const target = link && keyOfFile(link.target) === key ? { target: link.target } : {};
    const relation = relationAt(link?.textSpan ?? at) ?? 'mentions';
    references.push({
      types: ['decision'],
      uri,
      name,
      key,
      span: at,
      notation: 'decision-id',
      relation,
      ...target,
    });
  }
  return references;
}
