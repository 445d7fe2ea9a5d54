import { t } from '@vscode/l10n';
import type { Tree } from '@lezer/common';
import { nearest } from '../json-schema/nearest.ts';
import type { PromqlFault } from './fault.ts';
import { FUNCTIONS } from './functions.ts';
import { isMetricsqlFunction } from './metricsql.ts';
import { unknownEscape } from './text.ts';

/** The first place of an expression that its grammar has no name for. */
export function syntaxFault(text: string, tree: Tree): PromqlFault | undefined {
  let fault: PromqlFault | undefined;
  tree.iterate({
    enter: (node) => {
      if (fault) return false;
      if (node.type.isError) fault = errorAt(text, node.from, node.to);
      else if (node.name === 'StringLiteral') fault = textFault(text, node.from, node.to);
      return !fault;
    },
  });
  return fault;
}

function textFault(text: string, from: number, to: number): PromqlFault | undefined {
  const quoted = text.slice(from, to);
  if (quoted.length < 2 || quoted.at(-1) !== quoted[0])
    return { message: t('Unclosed quote'), from, to: from + 1 };
  const escape = unknownEscape(quoted);
  if (escape === -1) return undefined;
  const written = quoted.slice(escape, escape + 2);
  return {
    message: t('Unknown escape sequence "{0}": use "{1}"', written, `\\${written}`),
    from: from + escape,
    to: from + escape + 2,
    suggestion: `\\${written}`,
  };
}

function errorAt(text: string, from: number, to: number): PromqlFault {
  const before = text.slice(0, from).trimEnd();
  const called = /([A-Za-z_][\w]*)$/u.exec(before)?.[1];
  if (called !== undefined && text.slice(from).trimStart().startsWith('(') && !FUNCTIONS.has(called)) {
    const place = { from: before.length - called.length, to: before.length };
    if (isMetricsqlFunction(called))
      return {
        message: t('"{0}" is a function of VictoriaMetrics, which Prometheus does not have', called),
        ...place,
        isForeign: true,
      };
    const suggestion = nearest(called, FUNCTIONS.keys());
    return {
      message:
        suggestion === undefined
          ? t('Unknown function "{0}"', called)
          : t('Unknown function "{0}". Did you mean "{1}"?', called, suggestion),
      ...place,
      ...(suggestion === undefined ? {} : { suggestion }),
    };
  }
  const end = text.trimEnd().length;
  if (from >= end) return { message: t('Unexpected end of expression'), from: Math.max(end - 1, 0), to: end };
  const word = /^\s*(\w+|\S)/u.exec(text.slice(from))?.[0] ?? '';
  const start = from + (word.length - word.trimStart().length);
  return {
    message: t('Unexpected "{0}"', word.trim()),
    from: start,
    to: Math.max(start + word.trim().length, Math.min(to, start + 1)),
  };
}
