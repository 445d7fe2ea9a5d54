import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import ts from 'typescript';

/** A regular expression as the sources have it. */
export interface WrittenExpression {
  /** `path:line` */
  readonly at: string;
  readonly path: string;
  readonly source: string;
  readonly flags: string;
}

const SOURCES = ['{manifests,drawing,webviews,workspace,server,engine,cli,client,schemas}/**/*.ts'];
const NOT_OURS = [
  '**/node_modules/**',
  '**/*.test.ts',
  '**/*.d.ts',
  '**/testing/**',
  '**/out/**',
  '**/dist/**',
];
const SCHEMAS = ['schemas/**/*.schema.json'];

/** All literals in the sources of the packages, and the patterns of our schemas. */
export function expressionsIn(root: string): readonly WrittenExpression[] {
  const find = (patterns: string[]): string[] => globSync(patterns, { cwd: root, ignore: NOT_OURS }).sort();
  return [
    ...find(SOURCES).flatMap((path) => literalsIn(path, readFileSync(`${root}/${path}`, 'utf8'))),
    ...find(SCHEMAS).flatMap((path) => patternsIn(path, JSON.parse(readFileSync(`${root}/${path}`, 'utf8')))),
  ];
}

function literalsIn(path: string, text: string): readonly WrittenExpression[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: WrittenExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({
        at: `${path}:${line}`,
        path,
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** `pattern` and the keys of `patternProperties`, which ajv makes expressions of. */
function patternsIn(path: string, schema: unknown): readonly WrittenExpression[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    const own =
      key === 'pattern' && typeof value === 'string'
        ? [value]
        : key === 'patternProperties' && typeof value === 'object' && value !== null
          ? Object.keys(value)
          : [];
    return [...own.map((source) => ({ at: path, path, source, flags: 'u' })), ...patternsIn(path, value)];
  });
}
