import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The packages whose `src/index.ts` is all that other packages can import of them. */
export const PACKAGES = [
  'manifests',
  'drawing',
  'workspace',
  'webviews',
  'server',
  'engine',
  'cli',
  'client',
] as const;

/** Names that a public page exports, each with the file that declares it: a path with `/`, from the root of the repository. */
export type PublicPage = ReadonlyMap<string, string>;

/** An import or a re-export of names: `import { a, type B as C } from 'x'`. */
export interface NamedImport {
  readonly keyword: 'import' | 'export';
  readonly isTypeOnly: boolean;
  readonly names: readonly ImportedName[];
  readonly specifier: string;
  /** Where the statement is in the text: offsets, without its end of line. */
  readonly start: number;
  readonly end: number;
}

export interface ImportedName {
  readonly name: string;
  /** As the importing file calls it. */
  readonly as: string;
  readonly isType: boolean;
}

/** Comments are between the braces nowhere: the formatter would keep them, and nobody writes them. */
const NAMED = /^(import|export)( type)? \{([^}]*)\} from '([^']+)';/gmu;

/** The imports and re-exports of names in a text as the formatter leaves it. */
export function namedImports(text: string): readonly NamedImport[] {
  return [...text.matchAll(NAMED)].map(
    ({ 0: statement, 1: keyword, 2: type, 3: names = '', 4: specifier = '', index }) => ({
      keyword: keyword === 'export' ? 'export' : 'import',
      isTypeOnly: type !== undefined,
      names: names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => importedName(name, type !== undefined)),
      specifier,
      start: index,
      end: index + statement.length,
    }),
  );
}

function importedName(written: string, isTypeOnly: boolean): ImportedName {
  const isType = isTypeOnly || written.startsWith('type ');
  const [name = '', as = name] = written.replace(/^type /u, '').split(' as ');
  return { name, as, isType };
}

/** The public page of a package: `src/index.ts` with nothing but re-exports of names. */
export function publicPage(name: string, root = '.'): PublicPage {
  const path = `${name}/src/index.ts`;
  if (!existsSync(join(root, path))) return new Map();
  return new Map(
    namedImports(readFileSync(join(root, path), 'utf8'))
      .filter(({ keyword }) => keyword === 'export')
      .flatMap(({ names, specifier }) =>
        names.map(({ as }) => [as, join(dirname(path), specifier).replaceAll('\\', '/')] as const),
      ),
  );
}
