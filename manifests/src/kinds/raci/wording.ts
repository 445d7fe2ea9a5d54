import { t } from '@vscode/l10n';
import type { Matrix } from './model.ts';
import type { Meaning } from './variant.ts';

/** What a letter means, as one says it of its holder. */
export function meaningText(meaning: Meaning): string {
  const texts: Readonly<Record<Meaning, string>> = {
    responsible: t('Responsible: does the work'),
    accountable: t('Accountable: answers for the result'),
    consulted: t('Consulted: gives advice before'),
    informed: t('Informed: is notified after'),
    support: t('Support: helps with the work'),
    verifies: t('Verifies: checks the result'),
    signs: t('Signs: signs the result off'),
    omitted: t('Omitted: explicitly not involved'),
    driver: t('Driver: leads the decision process'),
    approver: t('Approver: makes the decision'),
    contributor: t('Contributor: contributes advice and knowledge'),
    recommends: t('Recommends: proposes the decision'),
    agrees: t('Agrees: must agree to the proposal'),
    performs: t('Performs: carries out the work'),
    inputs: t('Input: is consulted for the proposal'),
    decides: t('Decides: makes the decision'),
    controls: t('Controls: checks the work'),
    suggests: t('Suggests: makes suggestions'),
    other: t('Letter of this matrix'),
  };
  return texts[meaning];
}

/** The same for a letter of a matrix, after the matrix's own word for it. */
export function letterText(matrix: Matrix, letter: string): string | undefined {
  const meaning = matrix.letters.get(letter);
  if (!meaning) return undefined;
  const label = matrix.labels.get(letter);
  return label === undefined ? meaningText(meaning) : `« ${label} » · ${meaningText(meaning)}`;
}
