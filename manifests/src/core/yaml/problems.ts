import { t } from '@vscode/l10n';
import type { Finding } from '../findings/finding.ts';
import type { YamlDocument, YamlProblem } from './node.ts';

/** The faults of YAML documents as findings of `yaml/syntax` and `yaml/duplicate-key`. */
export function yamlFindings(uri: string, documents: readonly YamlDocument[]): Finding[] {
  return documents.flatMap(({ problems }) => toldOnce(problems).map((problem) => findingOf(uri, problem)));
}

/** How the yaml package begins to say that a value is over and text follows. */
const AFTER_THE_END = /\bat node end$/u;
const IN_THE_STREAM = /\btoken in YAML stream\b/u;

/** Text behind the end of a document is told of once: each of its words would be a fault of its own. */
function toldOnce(problems: readonly YamlProblem[]): readonly YamlProblem[] {
  const end = problems.findIndex(endsTooEarly);
  if (end === -1) return problems;
  return problems.filter(({ code, message }, at) => {
    return at <= end || code !== 'UNEXPECTED_TOKEN' || !IN_THE_STREAM.test(message);
  });
}

function endsTooEarly({ code, message }: YamlProblem): boolean {
  return code === 'UNEXPECTED_TOKEN' && AFTER_THE_END.test(message);
}

function findingOf(uri: string, problem: YamlProblem): Finding {
  if (problem.code === 'DUPLICATE_KEY') {
    const message = t('The key "{0}" stands twice in this map: only the last one counts', problem.message);
    const related = problem.related && [
      { uri, span: problem.related.span, message: t('First "{0}"', problem.message) },
    ];
    return {
      rule: 'yaml/duplicate-key',
      severity: 'error',
      message,
      span: problem.span,
      ...(related ? { related } : {}),
    };
  }
  return { rule: 'yaml/syntax', severity: 'error', message: syntaxMessage(problem), span: problem.span };
}

/** Our words for the codes of the yaml package that people meet; its own message for the rare others. */
function syntaxMessage(problem: YamlProblem): string {
  const { code, message } = problem;
  if (endsTooEarly(problem))
    return t('What stands above is complete without this text: a bracket or a quote above may be wrong');
  switch (code) {
    case 'TAB_AS_INDENT':
      return t('Tabs cannot indent YAML: use spaces');
    case 'BAD_INDENT':
      return t('The indentation does not match that of the lines above');
    case 'MISSING_CHAR':
      return t('A closing quote, bracket or space is missing: {0}', message);
    case 'BRACES':
      return t('Within [ ] and { } a text with braces stands in quotes');
    case 'MISSING_COLON':
      return t('A colon is missing after "{0}"', message);
    case 'MULTILINE_IMPLICIT_KEY':
      return t('A key and its colon must stand on one line');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return t('A value cannot hold a second "key: value" on its line: put the text in quotes');
    case 'UNEXPECTED_TOKEN':
      return t('This text has no place here: {0}', message);
    case 'BAD_ALIAS':
    case 'UNRESOLVED_ALIAS':
      return t('No anchor "&{0}" stands before this alias', message);
    case 'ALIAS_BOMB':
      return t('The aliases of this document expand to more than {0} nodes: it is not read further', message);
    case 'BAD_MERGE':
      return t('Only a map, or a list of maps, can be merged with "<<"');
    case 'COMPLEX_KEY':
      return t('A key must be a word, not a list or a map');
    case 'EMPTY_KEY':
      return t('A key is empty');
    case 'TOO_DEEP':
      return t('The nesting is too deep to be read');
    default:
      return message;
  }
}
