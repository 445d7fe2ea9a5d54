import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Limits } from './definition.ts';

/** The constraints that a validator of the packages checks on a value. */
export interface ValueConstraints {
  readonly integer: boolean;
  readonly format: string | undefined;
  readonly limits: Limits;
  readonly fields: ReadonlyMap<string, ValueConstraints>;
  readonly items: ValueConstraints | undefined;
  readonly values: ValueConstraints | undefined;
}

/** The keywords of JSON Schema whose limit is carried over. */
const LIMITS: Readonly<Record<string, string>> = {
  pattern: 'pattern',
  minimum: 'limit',
  maximum: 'limit',
  minLength: 'limit',
  maxLength: 'limit',
  minItems: 'limit',
  maxItems: 'limit',
};

/** What a function of a validator does: the errors it can find, and the functions that it hands parts of the value to. */
interface Step {
  readonly errors: { readonly keyword: string; readonly params: ts.ObjectLiteralExpression }[];
  readonly fields: Map<string, string>;
  items: string | undefined;
  values: string | undefined;
  whole: string | undefined;
}

/**
 * Reads back what the validator of a definition checks: the packages ship no schemas, only the functions made of them.
 * @returns undefined for a definition without a validator.
 */
export function validatorsOf(folder: string, name: string): ValueConstraints | undefined {
  const path = join(folder, '_schemas', `${name}.js`);
  if (!existsSync(path)) return undefined;
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const steps = new Map<string, Step>();
  let start: string | undefined;
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) {
      steps.set(statement.name.text, stepOf(statement));
    } else if (ts.isVariableStatement(statement)) {
      for (const { name: variable, initializer } of statement.declarationList.declarations) {
        if (variable.getText() === 'validate' && initializer) start = initializer.getText();
      }
    }
  }
  return start === undefined ? undefined : checkedBy(start, steps, 0);
}

/** Definitions that refer to themselves do so by name, in another file; the depth is a net below that. */
function checkedBy(
  name: string | undefined,
  steps: ReadonlyMap<string, Step>,
  depth: number,
): ValueConstraints | undefined {
  const step = name === undefined ? undefined : steps.get(name);
  if (!step || depth > 30) return undefined;
  const below = (next: string | undefined): ValueConstraints | undefined => checkedBy(next, steps, depth + 1);
  const whole = below(step.whole);
  const limits: Record<string, string | number> = {};
  for (const { keyword, params } of step.errors) {
    const value = LIMITS[keyword] && paramOf(params, keyword === 'pattern' ? 'pattern' : 'limit');
    if (value !== undefined && value !== '') limits[keyword] = value;
  }
  const types = step.errors.filter(({ keyword }) => keyword === 'type');
  const format = step.errors.find(({ keyword }) => keyword === 'format');
  const formatName = format && paramOf(format.params, 'format');
  return {
    integer: whole?.integer ?? types.some(({ params }) => paramOf(params, 'type') === 'integer'),
    format: typeof formatName === 'string' ? formatName : whole?.format,
    limits: { ...whole?.limits, ...limits },
    fields: new Map(
      [...step.fields].flatMap(([field, next]) => {
        const checked = below(next);
        return checked ? [[field, checked] as const] : [];
      }),
    ),
    items: below(step.items),
    values: below(step.values),
  };
}

function stepOf(node: ts.FunctionDeclaration): Step {
  const step: Step = { errors: [], fields: new Map(), items: undefined, values: undefined, whole: undefined };
  const visit = (at: ts.Node): void => {
    if (ts.isObjectLiteralExpression(at)) {
      const keyword = paramOf(at, 'keyword');
      const params = propertyOf(at, 'params');
      if (typeof keyword === 'string' && params && ts.isObjectLiteralExpression(params)) {
        step.errors.push({ keyword, params });
      }
    }
    if (ts.isCallExpression(at) && ts.isIdentifier(at.expression))
      noteCall(step, at.expression.text, at.arguments[0]);
    ts.forEachChild(at, visit);
  };
  if (node.body) visit(node.body);
  return step;
}

/** `validate3(data.name, …)`, `validate3(data["a-b"], …)`, `validate3(data[i0], …)`, `validate3(data[key0], …)`. */
function noteCall(step: Step, name: string, argument: ts.Expression | undefined): void {
  if (!/^validate\d+$/u.test(name) || !argument) return;
  if (ts.isPropertyAccessExpression(argument)) step.fields.set(argument.name.text, name);
  else if (ts.isElementAccessExpression(argument)) {
    const key = argument.argumentExpression;
    if (ts.isStringLiteral(key)) step.fields.set(key.text, name);
    else if (/^i\d/u.test(key.getText())) step.items = name;
    else step.values = name;
  } else if (argument.getText() === 'data') step.whole ??= name;
}

function propertyOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  for (const property of node.properties) {
    if (ts.isPropertyAssignment(property) && property.name.getText() === name) return property.initializer;
  }
  return undefined;
}

function paramOf(node: ts.ObjectLiteralExpression, name: string): string | number | undefined {
  const value = propertyOf(node, name);
  if (!value) return undefined;
  if (ts.isStringLiteralLike(value)) return value.text;
  if (ts.isNumericLiteral(value)) return Number(value.text);
  if (ts.isPrefixUnaryExpression(value) && ts.isNumericLiteral(value.operand))
    return -Number(value.operand.text);
  return undefined;
}
