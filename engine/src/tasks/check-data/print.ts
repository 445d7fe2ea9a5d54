import { terminalText } from '@vitruve/workspace';
import { checksIn, type CheckResult, type SuiteResult } from './result.ts';
import { checkText, exampleText, placeText, severityText, summaryText } from './texts.ts';

/** What a terminal shows: each check that did not pass with its place, as editors find it, and the summary. */
export function printed(result: SuiteResult, folder: string): string {
  const wrong = checksIn(result).filter(({ status }) => status !== 'passed');
  return `${[...wrong.map((check) => block(check, result, folder)), summaryText(result)].join('\n')}\n`;
}

function block(check: CheckResult, result: SuiteResult, folder: string): string {
  const more = [check.description, exampleText(check)].filter((text) => text !== undefined);
  return [
    `${severityText(check.severity)} ${terminalText(checkText(check))}`,
    `  → ${terminalText(placeText(check, result, folder))}`,
    ...more.map((text) => `  ${terminalText(text)}`),
    '',
  ].join('\n');
}
