import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');
const FLOORS = [
  'manifests/src',
  'workspace/src',
  'server/src',
  'engine/src',
  'cli/src',
  'client/src',
  'drawing/src',
  'webviews/src',
];
const PARTS = join(ROOT, 'l10n/parts');

/** Functions that translate, with the positions of their arguments that are texts. */
const TRANSLATORS = new Map<string, readonly number[]>([
  ['t', [0]],
  ['l10n.t', [0]],
  ['vscode.l10n.t', [0]],
  ['counted', [1, 2]],
]);

interface Use {
  readonly text: string;
  readonly at: string;
}

/** The English texts that the sources ask a translation of, with the places that do. */
function usesIn(file: string): { uses: Use[]; unreadable: string[] } {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const uses: Use[] = [];
  const unreadable: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      for (const position of TRANSLATORS.get(node.expression.getText(source)) ?? []) {
        const argument = node.arguments[position];
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        const at = `${relative(ROOT, file)}:${line + 1}`;
        const texts = argument && textsOf(argument);
        if (texts) uses.push(...texts.map((text) => ({ text, at })));
        else unreadable.push(`${at}: ${node.getText(source)}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { uses, unreadable };
}

/** The texts that an argument may be; undefined when only a run can tell. */
function textsOf(argument: ts.Expression): string[] | undefined {
  if (ts.isStringLiteralLike(argument)) return [argument.text];
  if (ts.isParenthesizedExpression(argument)) return textsOf(argument.expression);
  if (ts.isConditionalExpression(argument)) {
    const [one, other] = [textsOf(argument.whenTrue), textsOf(argument.whenFalse)];
    return one && other && [...one, ...other];
  }
  if (ts.isObjectLiteralExpression(argument)) {
    const message = argument.properties.find((property) => property.name?.getText() === 'message');
    return message && ts.isPropertyAssignment(message) ? textsOf(message.initializer) : undefined;
  }
  return undefined;
}

function sources(): string[] {
  return FLOORS.filter((floor) => existsSync(join(ROOT, floor))).flatMap((floor) =>
    readdirSync(join(ROOT, floor), { recursive: true, encoding: 'utf8' })
      .filter((path) => /(?<!\.test)\.tsx?$/u.test(path))
      .map((path) => join(ROOT, floor, path)),
  );
}

function frenchTexts(): Map<string, string> {
  const texts = new Map<string, string>();
  for (const part of readdirSync(PARTS).filter((name) => name.endsWith('.fr.json'))) {
    const content = JSON.parse(readFileSync(join(PARTS, part), 'utf8')) as Record<string, string>;
    for (const [english, french] of Object.entries(content)) texts.set(english, french);
  }
  return texts;
}

const placeholders = (text: string): string =>
  [...new Set(Array.from(text.matchAll(/\{\d+\}/gu), ([placeholder]) => placeholder))].sort().join(' ');

describe('l10n', () => {
  const found = sources().map(usesIn);
  const uses = found.flatMap((file) => file.uses);
  const french = frenchTexts();

  it('is asked for literal texts only, so that every one can be found here', () => {
    // `counted` itself hands its two texts on.
    const unknown = found
      .flatMap(({ unreadable }) => unreadable)
      .filter(
        (place) =>
          !/^(?:manifests\/src\/core\/language|webviews\/src\/dashboards\/elements\/counted)\.ts:/u.test(
            place,
          ),
      );
    assert.deepEqual(unknown, []);
  });

  it('has French for every text of the sources', () => {
    const missing = uses.filter(({ text }) => !french.has(text)).map(({ text, at }) => `${at}: ${text}`);
    assert.equal(missing.length, 0, `no French for\n${missing.join('\n')}`);
  });

  it('has the same placeholders in both languages', () => {
    const different = [...french].filter(
      ([english, translated]) => placeholders(english) !== placeholders(translated),
    );
    assert.deepEqual(different, []);
  });

  it('has no French that no source asks for', () => {
    const asked = new Set(uses.map(({ text }) => text));
    const unused = [...french.keys()].filter((english) => !asked.has(english));
    assert.equal(unused.length, 0, `no source asks for\n${unused.join('\n')}`);
  });
});
