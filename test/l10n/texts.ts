import ts from 'typescript';

/** Functions that translate, with the positions of their arguments that are texts. */
const TRANSLATORS = new Map<string, readonly number[]>([
  ['t', [0]],
  ['l10n.t', [0]],
  ['vscode.l10n.t', [0]],
  ['counted', [1, 2]],
]);

/** A text of the interface, and where it is used. */
export interface Use {
  readonly text: string;
  readonly at: string;
}

/** The English texts that a source file asks a translation of, with the places that do, and places that no reader can tell. */
export function textsIn(path: string, content: string): { uses: Use[]; unreadable: string[] } {
  const source = ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true);
  const uses: Use[] = [];
  const unreadable: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      for (const position of TRANSLATORS.get(node.expression.getText(source)) ?? []) {
        const argument = node.arguments[position];
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        const at = `${path}:${line + 1}`;
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
