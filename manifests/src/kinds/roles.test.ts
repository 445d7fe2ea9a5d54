import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The file of a kind that each member of `Kind` comes from, without its ending; `CONTRIBUTING.md` explains them. */
const FILES: Readonly<Record<string, RegExp>> = {
  files: /^files$/u,
  hashedFiles: /^files$/u,
  settings: /^settings$/u,
  entityTypes: /^entity-types$/u,
  detect: /^detect$/u,
  parse: /^parse$/u,
  rules: /^rules\/index$/u,
  silences: /^silences$/u,
  asksFor: /^silences$/u,
  complete: /^complete(?:\/complete)?$/u,
  completeNew: /^complete-new$/u,
  hover: /^hover$/u,
  placeOf: /^place-of$/u,
  columnUses: /^columns$/u,
  sameColumns: /^column-group$/u,
  renameColumn: /^rename-column$/u,
  describe: /^describe$/u,
  hints: /^hints$/u,
  lenses: /^lenses$/u,
  tokens: /^tokens$/u,
  outline: /^outline$/u,
  folds: /^outline$/u,
  holdsSecrets: /^detect$/u,
  selections: /^outline$/u,
  format: /^format$/u,
  refactorings: /^refactorings$/u,
  create: /^create$/u,
  templates: /^create$/u,
  templatesIn: /^create$/u,
  usualTemplate: /^create$/u,
  commands: /^commands$/u,
  terminalCommands: /^terminal$/u,
  terminalRuns: /^run-terminal$/u,
  terminalReplays: /^run-terminal$/u,
  trees: /^tree$/u,
  waiting: /^waiting$/u,
  tables: /^tables\//u,
  convert: /^convert$/u,
  importFiles: /^import-files$/u,
  exportTo: /^export-to$/u,
  views: /^views\//u,
  renamed: /^renamed$/u,
  fileRenamed: /^renamed$/u,
  countItems: /^items$/u,
  nameItemAt: /^items$/u,
  itemsWithoutSchema: /^items$/u,
  looksAt: /^items$/u,
};

/** Functions that every kind has one of, and the file that exports it. */
const DECLARING: Readonly<Record<string, string>> = {
  entitiesOf: 'entities.ts',
  declarationsOf: 'entities.ts',
  referencesOf: 'references.ts',
};

const KINDS = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** The members of the kind, or of its declaration, that a text exports which come from another file than theirs: `hover: explain`. */
function misplaced(text: string): readonly string[] {
  const source = ts.createSourceFile('kind.ts', text, ts.ScriptTarget.Latest, true);
  const files = importedFrom(source);
  const found: string[] = [];
  const visit = (node: ts.Node, member: string | undefined): void => {
    const file = ts.isIdentifier(node) ? files.get(node.text) : undefined;
    if (member !== undefined && file !== undefined && !FILES[member]?.test(file))
      found.push(`${member}: ${file}`);
    node.forEachChild((child) => {
      visit(child, member);
    });
  };
  for (const statement of source.statements)
    if (ts.isVariableStatement(statement))
      for (const { initializer } of statement.declarationList.declarations)
        if (initializer && ts.isObjectLiteralExpression(initializer))
          for (const property of initializer.properties) visit(property, property.name?.getText());
  return found;
}

/** The names that a file imports, as values, from its own folder, with the path of each. */
function importedFrom(source: ts.SourceFile): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const [, file] = /^\.\/(.+)\.ts$/u.exec(statement.moduleSpecifier.text) ?? [];
    const clause = statement.importClause;
    const names = clause?.namedBindings;
    if (
      file === undefined ||
      clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
      !names ||
      !ts.isNamedImports(names)
    )
      continue;
    for (const { name, isTypeOnly } of names.elements) if (!isTypeOnly) files.set(name.text, file);
  }
  return files;
}

describe('the files of a kind', () => {
  for (const kind of KINDS)
    it(`are named for what they do: ${kind}`, () => {
      const folder = join(import.meta.dirname, kind);
      for (const file of ['declaration.ts', 'kind.ts'])
        assert.deepEqual(misplaced(readFileSync(join(folder, file), 'utf8')), [], file);
      for (const file of readdirSync(folder).filter((name) => name.endsWith('.ts'))) {
        const text = readFileSync(join(folder, file), 'utf8');
        for (const [name, home] of Object.entries(DECLARING))
          if (file !== home)
            assert.doesNotMatch(text, new RegExp(`^export function ${name}\\b`, 'mu'), `${kind}/${file}`);
      }
    });

  it('are found under another name', () => {
    const text =
      "import { a, type B } from './explain.ts';\nimport { c } from './hover.ts';\n" +
      "export const X: Kind<B> = { id: 'x', hover: (context) => c(context) ?? a(context), outline: c };\n";
    assert.deepEqual(misplaced(text), ['hover: explain', 'outline: hover']);
  });
});
