import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { placeIn } from '../../promql/place.ts';
import { nearest } from '../../json-schema/nearest.ts';
import { isScalar, type YamlScalar } from '../../../core/yaml/node.ts';
import { isTemplateFunction, templateFunctions } from '../template-functions.ts';
import type { GroupCheck, Place } from '../group-check.ts';

const GIVEN = ['labels', 'value', 'externalLabels', 'externalURL'];
const OPENING = /^(?:if|range|with|define|block)\b/u;

/** A template in a label or an annotation that Prometheus cannot read. */
export const template: GroupCheck = {
  id: 'prometheus/template',
  severity: 'error',
  *check(groups, place) {
    for (const { alert, labels, annotations } of groups.flatMap(({ rules }) => rules)) {
      if (!alert) continue;
      for (const { value } of [...labels, ...annotations])
        if (isScalar(value) && value.text.includes('{{')) yield* faultsOf(value, place);
    }
  },
};

function* faultsOf(scalar: YamlScalar, { text: document }: Place): Iterable<RuleFinding> {
  const { text } = scalar;
  const known = new Set(GIVEN);
  let depth = 0;
  for (let at = text.indexOf('{{'); at !== -1; at = text.indexOf('{{', at)) {
    const end = endOf(text, at + 2);
    if (end === -1) {
      yield { message: t('"{{" is not closed'), span: placeIn(document, scalar, at, at + 2) };
      return;
    }
    const action = text
      .slice(at + 2, end)
      .replace(/^-\s|\s-$/gu, '')
      .trim();
    if (!action.startsWith('/*')) {
      if (OPENING.test(action)) depth++;
      if (/^end\b/u.test(action)) depth--;
      if (depth < 0) {
        yield {
          message: t('Unexpected "end": no block is open'),
          span: placeIn(document, scalar, at, end + 2),
        };
        return;
      }
      for (const [, name = ''] of action.matchAll(/\$(\w+)(?=\s*(?::=|,\s*\$\w+\s*:=))/gu)) known.add(name);
      const unknown = [...withoutTexts(action).matchAll(/\$([A-Za-z_]\w*)/gu)].find(
        ([, name = '']) => !known.has(name),
      );
      if (unknown) yield unknownVariable(unknown[1] ?? '', known, placeIn(document, scalar, at, end + 2));
      else yield* unknownFunction(action, placeIn(document, scalar, at, end + 2));
    }
    at = end + 2;
  }
  if (depth > 0) yield { message: t('Missing "{{ end }}"'), span: scalar.span };
}

function unknownVariable(name: string, known: ReadonlySet<string>, span: RuleFinding['span']): RuleFinding {
  const suggestion = nearest(name, known);
  const message =
    suggestion === undefined
      ? t('Undefined variable "${0}"', name)
      : t('Undefined variable "${0}". Did you mean "${1}"?', name, suggestion);
  return { message, span };
}

/** A name in the place of a function. One that resembles none may be filled in by another program before Prometheus reads the file. */
function* unknownFunction(action: string, span: RuleFinding['span']): Iterable<RuleFinding> {
  // The function "value" needs a sample.
  if (/^value\s*(?:\||$)/u.test(action)) {
    yield { message: t('"{0}" is a variable: use "${0}"', 'value'), span };
    return;
  }
  const bare = withoutTexts(action).matchAll(/(?<![\w.$])[A-Za-z_]\w*/gu);
  const unknown = [...bare].map(([name]) => name).find((name) => !isTemplateFunction(name));
  if (unknown === undefined) return;
  if (GIVEN.includes(unknown)) {
    yield { message: t('"{0}" is a variable: use "${0}"', unknown), span };
    return;
  }
  const suggestion = nearest(unknown, templateFunctions());
  if (suggestion !== undefined)
    yield { message: t('Undefined template function "{0}". Did you mean "{1}"?', unknown, suggestion), span };
}

/** Where the `}}` of an action is, texts and comments left out; -1 when it has none. */
function endOf(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('}}', at)) return at;
    const quote = text[at];
    if (quote !== '"' && quote !== '`') continue;
    at++;
    while (at < text.length && text[at] !== quote) at += quote === '"' && text[at] === '\\' ? 2 : 1;
  }
  return -1;
}

function withoutTexts(action: string): string {
  return action.replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`/gu, '');
}
