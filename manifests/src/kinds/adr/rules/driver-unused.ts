import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { fold } from '../headings.ts';
import type { Decision } from '../model.ts';
import { isPlaceholder } from '../placeholder.ts';

/** Letters by which words are compared, so that "scale" and "scaling" are one. */
const STEM = 4;
const MIN_WORD = 4;
/** Characters of argument below which there is nothing to search in. */
const MIN_ARGUMENT = 200;

/** Words that say nothing about what a driver is about. */
const COMMON = new Set(
  'should must need needs want wants with without that this from have have when into more less than them they their able also only other such very well will would could like make made easy good best support decision avec sans pour dans plus moins doit doivent etre avoir cette bonne facile'
    .split(' ')
    .map((word) => word.slice(0, STEM)),
);

export const driverUnused: Rule<Decision> = {
  id: 'adr/driver-unused',
  severity: 'off',
  profiles: { strict: 'hint' },
  *check({ document, model }) {
    if (model.drivers.length === 0) return;
    const text = document.getText();
    const argument = model.sections
      .filter(({ role }) => role === 'outcome' || role === 'arguments' || role === 'consequences')
      .map(({ body }) => text.slice(body.start, body.end))
      .join('\n');
    if (argument.trim().length < MIN_ARGUMENT) return;
    const used = new Set(stems(argument));
    for (const driver of model.drivers) {
      const words = stems(driver.text).filter((stem) => !COMMON.has(stem));
      if (words.length === 0 || words.some((word) => used.has(word)) || isPlaceholder(model, driver.span))
        continue;
      yield { message: t('Driver "{0}" is not addressed by any argument', driver.text), span: driver.span };
    }
  },
};

function stems(text: string): string[] {
  return (fold(text).match(/\p{L}+/gu) ?? [])
    .filter((word) => word.length >= MIN_WORD)
    .map((word) => word.slice(0, STEM));
}
