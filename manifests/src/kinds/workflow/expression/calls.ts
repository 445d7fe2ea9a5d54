import { Literal, type FunctionCall } from '@actions/expressions/ast';
import { TokenType } from '@actions/expressions/lexer';
import { t } from '@vscode/l10n';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import type { Report } from './fault.ts';
import { FUNCTIONS, SPECIAL, typeOfJson, type FunctionInfo } from './functions.ts';
import { placeholdersIn } from './placeholders.ts';
import { accepts, ANY, typeText, type Type } from './type.ts';

/**
 * The type of what a function gives.
 * @param types the types of its arguments.
 * @param special functions, in small letters, that may be called at the place.
 */
export function typeOfCall(
  node: FunctionCall,
  types: readonly Type[],
  special: readonly string[],
  report: Report,
): Type {
  const { functionName } = node;
  const key = functionName.lexeme.toLowerCase();
  const info = FUNCTIONS.get(key);
  if (!info) {
    const suggestion = nearest(
      functionName.lexeme,
      [...FUNCTIONS.values()].map(({ name }) => name),
    );
    const message =
      suggestion === undefined
        ? t('Undefined function "{0}"', functionName.lexeme)
        : t('Undefined function "{0}". Did you mean "{1}"?', functionName.lexeme, suggestion);
    report('name', message, functionName, suggestion === undefined ? {} : { suggestion });
    return ANY;
  }
  if (SPECIAL.has(key) && !special.includes(key))
    report('place', t('"{0}" is not available here', info.name), functionName);
  return checkedArguments(node, info, types, report);
}

function checkedArguments(
  node: FunctionCall,
  info: FunctionInfo,
  types: readonly Type[],
  report: Report,
): Type {
  const { functionName, args } = node;
  const counted = info.overloads.filter((parameters) =>
    info.variadic ? types.length >= parameters.length : types.length === parameters.length,
  );
  // The status functions take the ids of jobs besides, which nothing documents.
  if (counted.length === 0) {
    if (info.name !== 'success' && info.name !== 'failure')
      report(
        'name',
        t(
          'Wrong number of arguments: "{0}" is called with {1}, expected {2}',
          info.name,
          types.length,
          info.usage,
        ),
        functionName,
      );
    return info.result;
  }
  const parameterOf = (parameters: readonly Type[], index: number): Type =>
    parameters[index] ?? parameters.at(-1) ?? ANY;
  const fits = counted.some((parameters) =>
    types.every((type, index) => accepts(parameterOf(parameters, index), type)),
  );
  if (!fits) {
    const [parameters = []] = counted;
    const index = types.findIndex((type, at) => !accepts(parameterOf(parameters, at), type));
    const [at, given] = [args[index], types[index]];
    if (at && given)
      report(
        'type',
        t(
          'Argument {0} of "{1}" has type {2}, expected {3}',
          index + 1,
          info.name,
          typeText(given),
          info.usage,
        ),
        at,
      );
    return info.result;
  }
  return checkedText(node, info, report);
}

/** What a literal text as the first argument says: the places of `format`, the value of `fromJSON`. */
function checkedText({ args }: FunctionCall, info: FunctionInfo, report: Report): Type {
  const [first] = args;
  const text =
    first instanceof Literal && first.token.type === TokenType.STRING ? String(first.token.value) : undefined;
  if (text === undefined || !first) return info.result;
  if (info.name === 'format') {
    const used = placeholdersIn(text);
    const given = args.length - 1;
    const unused = Array.from({ length: given }, (_, index) => index).find((index) => !used.has(index));
    const absent = [...used].find((index) => index >= given);
    if (absent !== undefined)
      report(
        'type',
        t(
          'The format string uses placeholder {0}, but only {1} values are given (counted from 0)',
          absent,
          given,
        ),
        first,
      );
    else if (unused !== undefined)
      report('type', t('Value {0} (counted from 0) is not used by the format string', unused), first);
  }
  if (info.name === 'fromJSON') {
    try {
      return typeOfJson(JSON.parse(text));
    } catch {
      report('type', t('Invalid JSON string'), first);
    }
  }
  return info.result;
}
