import { checksIn, type CheckResult, type SuiteResult } from './result.ts';
import { checkText, exampleText, placeText } from './texts.ts';

/** Results as JUnit's XML, which CI servers show: a failed check is a failure, one that could not be made an error. */
export function junit(result: SuiteResult, folder: string): string {
  const checks = checksIn(result);
  const count = (status: string): number => checks.filter((one) => one.status === status).length;
  const suites = result.tables.map(({ name, checks: own }) =>
    [
      `  <testsuite name="${escaped(name)}" tests="${own.length}">`,
      ...own.map((check) => caseOf(check, result, folder)),
      '  </testsuite>',
    ].join('\n'),
  );
  const head = `<testsuites name="${escaped(result.suite)}" tests="${checks.length}" failures="${count('failed')}" errors="${count('not-run')}">`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites, '</testsuites>', ''].join('\n');
}

function caseOf(check: CheckResult, result: SuiteResult, folder: string): string {
  const place = escaped(placeText(check, result, folder));
  const head = `    <testcase classname="${escaped(check.table)}" name="${escaped(check.check)}" file="${place}"`;
  if (check.status === 'passed') return `${head}/>`;
  const element = check.status === 'failed' ? 'failure' : 'error';
  const more = exampleText(check) ?? '';
  return `${head}><${element} type="${check.severity}" message="${escaped(checkText(check))}">${escaped(more)}</${element}></testcase>`;
}

/** A text in XML: characters that XML does not have are left out. */
function escaped(text: string): string {
  const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/gu, (mark) => marks[mark] ?? mark);
}
