import type { Reference } from '../../core/graph/entity.ts';
import { isRemote } from '../../core/paths/remote.ts';
import { resolveFrom } from '../../core/text/resource.ts';
import { keptBy } from '../../core/text/memory.ts';
import type { Span } from '../../core/text/span.ts';
import { filesNamedIn } from './files-of.ts';
import { partsNamedIn } from './stages-of.ts';

/** Where a command line is. */
export interface CommandPlace {
  /** The document that holds it. */
  readonly uri: string;
  /** The address of a path that counts from the folder in which the line starts; undefined when nobody knows. */
  readonly target: (path: string) => string | undefined;
  readonly span: (start: number, end: number) => Span;
}

/** What a line names, kept for as long as the scalar that it is written as. */
const namedIn = keptBy(({ text }: { readonly text: string }) => ({
  files: filesNamedIn(text),
  parts: partsNamedIn(text),
}));

/** What a command line names: files and folders, stages and parameters of pipelines, stages of DVC, services. */
export function commandReferences(
  line: { readonly text: string },
  { uri, target, span }: CommandPlace,
): readonly Reference[] {
  const named = namedIn(line);
  const files = named.files.flatMap(({ path, start, end }): Reference[] => {
    const file = target(path);
    return file === undefined
      ? []
      : [
          {
            types: ['file'],
            uri,
            name: path,
            key: file,
            target: file,
            span: span(start, end),
            notation: 'fixed',
            relation: 'runs',
          },
        ];
  });
  const parts = named.parts.flatMap(({ type, name, files: places, start, end }) =>
    places.flatMap((path): Reference[] => {
      const file = target(path);
      return file === undefined
        ? []
        : [
            {
              types: [type],
              uri,
              name,
              key: name,
              target: file,
              part: true,
              span: span(start, end),
              notation: 'plain',
              relation: 'runs',
            },
          ];
    }),
  );
  return [...files, ...parts];
}

/** The address of a path, in its shortest form, from the folder of a document; undefined for one that is absolute or computed. */
export function fileWithin(uri: string, path: string): string | undefined {
  return path === '' || path.startsWith('/') || isRemote(path) || path.includes('${')
    ? undefined
    : resolveFrom(uri, path);
}
