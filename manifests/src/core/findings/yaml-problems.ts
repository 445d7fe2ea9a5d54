import { t } from '@vscode/l10n';
import type { Finding } from './finding.ts';
import { span, type Span } from '../text/span.ts';
import { isMap, isSeq, type YamlDocument, type YamlProblem } from '../yaml/node.ts';

/** Who replaces the placeholders of a file: another program before it is read, or the one that reads it, to which they must be YAML. */
type Replaced = 'before' | 'after';

/**
 * The faults of YAML documents as findings of `yaml/syntax` and `yaml/duplicate-key`.
 * @param replaced a hint is enough where the placeholders in `[${X}]` are replaced before.
 */
export function yamlFindings(
  uri: string,
  documents: readonly YamlDocument[],
  replaced: Replaced = 'after',
): Finding[] {
  return documents.flatMap((document) =>
    upToSyntax(document, replaced).map((problem) => {
      if (problem.code === 'PLACEHOLDER' && replaced === 'before') return placeholderFinding(problem);
      const finding = findingOf(uri, problem);
      if (KEEPS_SHAPE.has(problem.code)) return finding;
      return { ...finding, obscures: regionOf(document, problem.span.start) };
    }),
  );
}

/** How the yaml package begins to say that a value is over and text follows. */
const AFTER_THE_END = /\bat node end$/u;

/** Faults after which the tree is what its author wrote, but for the place itself. */
const KEEPS_SHAPE: ReadonlySet<string> = new Set([
  'DUPLICATE_KEY',
  'MISSING_COLON',
  'BAD_MERGE',
  'COMPLEX_KEY',
  'EMPTY_KEY',
]);

/** Faults that leave other text as it is, though a value is missing. */
const KEEPS_PLACES: ReadonlySet<string> = new Set([
  ...KEEPS_SHAPE,
  'ALIAS_BOMB',
  'BAD_ALIAS',
  'TOO_DEEP',
  'TOO_LARGE',
  'UNRESOLVED_ALIAS',
]);

/** The faults of a document without those behind a fault of syntax, in the row or the document that it spoils: they may follow from it. */
function upToSyntax(document: YamlDocument, replaced: Replaced): readonly YamlProblem[] {
  const { problems } = document;
  const keepsPlaces = (code: string): boolean =>
    KEEPS_PLACES.has(code) || (code === 'PLACEHOLDER' && replaced === 'before');
  if (problems.every(({ code }) => keepsPlaces(code))) return problems;
  let spoiled = 0;
  return problems
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter(({ code, span: { start } }) => {
      if (start < spoiled) return false;
      if (!keepsPlaces(code)) spoiled = regionOf(document, start).end;
      return true;
    });
}

/**
 * What a fault of syntax leaves uncertain: the row that it is in, for a list under a key of the root, whose items are parsed one by
 * one; otherwise the whole document.
 */
function regionOf({ root, span: whole }: YamlDocument, offset: number): Span {
  if (!isMap(root) || root.flow) return whole;
  const index = root.pairs.findLastIndex(({ key }) => key.span.start <= offset);
  const list = root.pairs[index]?.value;
  if (!isSeq(list) || list.flow) return whole;
  const starts = list.items.flatMap((item) => item?.span.start ?? []);
  const from = starts.findLast((start) => start <= offset);
  if (from === undefined) return whole;
  const next = starts.find((start) => start > offset) ?? root.pairs[index + 1]?.key.span.start;
  return span(from, next ?? whole.end);
}

function placeholderFinding({ message, span: at }: YamlProblem): Finding {
  return {
    rule: 'yaml/syntax',
    severity: 'hint',
    message: t('The file is valid YAML only after "{0}" is replaced', message),
    span: at,
  };
}

function endsTooEarly({ code, message }: YamlProblem): boolean {
  return code === 'UNEXPECTED_TOKEN' && AFTER_THE_END.test(message);
}

function findingOf(uri: string, problem: YamlProblem): Finding {
  const message = yamlProblemText(problem);
  if (problem.code === 'TOO_LARGE')
    return {
      rule: 'document/not-read',
      severity: 'error',
      message,
      span: problem.span,
    };
  if (problem.code === 'DUPLICATE_KEY') {
    const related = problem.related && [
      {
        uri,
        span: problem.related.span,
        message: t('First "{0}"', problem.message),
      },
    ];
    return {
      rule: 'yaml/duplicate-key',
      severity: 'error',
      message,
      span: problem.span,
      ...(related ? { related } : {}),
    };
  }
  return {
    rule: 'yaml/syntax',
    severity: 'error',
    message,
    span: problem.span,
  };
}

/** What is wrong with a text, in words. */
export function yamlProblemText(problem: YamlProblem): string {
  switch (problem.code) {
    case 'TOO_LARGE':
      return t('This file has more than {0} values and was not read', problem.message);
    case 'DUPLICATE_KEY':
      return t('Duplicate key "{0}": the last one applies', problem.message);
    default:
      return syntaxMessage(problem);
  }
}

/** Our words for the codes of the yaml package that people meet; its own message for the rare others. */
function syntaxMessage(problem: YamlProblem): string {
  const { code, message } = problem;
  if (endsTooEarly(problem))
    return t('Unexpected text after a complete value: check the brackets and quotes above');
  switch (code) {
    case 'TAB_AS_INDENT':
      return t('Tabs are not allowed as YAML indentation: use spaces');
    case 'BAD_INDENT':
      return t('The indentation does not match that of the lines above');
    case 'MISSING_CHAR':
      return t('Missing closing quote, bracket or space: {0}', message);
    case 'BRACES':
    case 'PLACEHOLDER':
      return t('Quote strings that contain braces inside [ ] and { }');
    case 'MISSING_COLON':
      return t('Missing colon after "{0}"', message);
    case 'MULTILINE_IMPLICIT_KEY':
      return t('A key and its colon must be on the same line');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return t('Unexpected "key: value" on the same line: add quotes if it is text');
    case 'UNEXPECTED_TOKEN':
      return t('Unexpected text: {0}', message);
    case 'BAD_ALIAS':
    case 'UNRESOLVED_ALIAS':
      return t('Undefined anchor "&{0}"', message);
    case 'ALIAS_BOMB':
      return t('The aliases of this document expand to more than {0} nodes: the rest is ignored', message);
    case 'BAD_MERGE':
      return t('Only a mapping or a list of mappings can be merged with "<<"');
    case 'COMPLEX_KEY':
      return t('A key must be a scalar, not a list or a mapping');
    case 'EMPTY_KEY':
      return t('Empty key');
    case 'TOO_DEEP':
      return t('The nesting is too deep');
    default:
      return message;
  }
}
