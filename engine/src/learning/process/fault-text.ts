import { t } from '@vscode/l10n';
import type { Fault } from '../training/fault.ts';

/** Texts of a list that are shown. */
const SHOWN = 8;

/** A fault in the language of the user. */
export function faultText(fault: Fault): string {
  switch (fault.code) {
    case 'no-target-values':
      return t('The target has no values');
    case 'no-columns':
      return t('No column is left to learn from: all are empty, constant or identifiers');
    case 'no-search':
      return t('A parameter search requires a target to measure: anomaly detection has none');
    case 'no-folds':
      return t('Cross-validation requires a target to measure: anomaly detection has none');
    case 'too-few-folds':
      return t(
        'Only {1} of {0} folds have rows to train on and to measure: choose fewer',
        fault.folds,
        fault.found,
      );
    case 'no-measure':
      return t('There is no measure "{0}". Measures: {1}', fault.measure, fault.measures.join(', '));
    case 'no-file-proof':
      return t('The exported model does not predict as the trained one: {0}', fault.text ?? '');
    case 'one-class':
      return fault.part === 'table'
        ? t('The target has only one class: "{0}"', fault.only)
        : t('The training rows have only one class, "{0}": change the split or the target', fault.only);
    case 'not-numbers':
      return t('The target "{0}" is not a column of numbers: it cannot be used for regression', fault.target);
    case 'too-many-classes':
      return t('The target "{0}" has {1} classes: too many for classification', fault.target, fault.count);
    case 'infinite':
      return t('Column "{0}" has an infinite number in row {1}', fault.column, fault.row);
    case 'decimal-comma':
      return t(
        'Column "{0}" has numbers with a decimal comma ("{1}" in row {2}): convert them to numbers first',
        fault.column,
        fault.value,
        fault.row,
      );
    case 'too-few-rows':
      return tooFewRows(fault.part, fault.rows);
    case 'unknown-class':
      return t('The target has no class "{0}". Its classes: {1}', fault.value, shown(fault.classes));
    case 'no-threshold':
      return t(
        'No threshold reaches "{0}" on the validation rows: the best value is {1}',
        fault.rule,
        rounded(fault.best),
      );
    case 'no-calibration':
      return fault.reason === 'classes'
        ? t('Calibration is for two classes')
        : t('The validation rows do not have both classes: calibration needs some of each');
    case 'not-in-order':
      return t(
        'Column "{0}" has "{1}" in row {2}, which is not in its order: add it, or leave the cell empty',
        fault.column,
        fault.value,
        fault.row,
      );
    case 'no-date':
      return t(
        'Column "{0}" has "{1}" in row {2}, which is not a date such as {3}',
        fault.column,
        fault.value,
        fault.row,
        '2026-01-31',
      );
    case 'no-words':
      return t('Column "{0}" has no words in the training rows', fault.column);
    case 'diverged':
      return t(
        'The loss is not a number after epoch {0}: choose a learning rate below {1}',
        fault.epoch,
        fault.learningRate,
      );
    case 'too-large':
      return t(
        'The table is too large to learn from: {0} rows with {1} encoded columns',
        fault.rows,
        fault.columns,
      );
    case 'too-many-choices':
      return t('The table has {0} rows: a recommender learns from at most {1}', fault.rows, fault.most);
    case 'too-many-items':
      return t('The table has {0} items: a recommender knows at most {1}', fault.items, fault.most);
    case 'too-many-pairs':
      return t(
        'Some users have too many items: {0} pairs of items of one user, at most {1} can be compared',
        fault.pairs,
        fault.most,
      );
    case 'no-weight':
      return t(
        'Column "{0}" has "{1}" in row {2}: a weight must be a number above 0',
        fault.column,
        fault.value,
        fault.row,
      );
    case 'separator':
      return t(
        'Column "{0}" has "{1}" in row {2}: an item must not contain "|", which separates the items of a history',
        fault.column,
        fault.value,
        fault.row,
      );
    case 'too-few-items':
      return t(
        'The table has {0} items, fewer than a list of {1}: choose a smaller "k"',
        fault.items,
        fault.k,
      );
    case 'nothing-together':
      return t('No user has two items in the training rows: no items can be compared');
    case 'nobody-held-out':
      return t(
        'No user can be measured: the held-out rows have no new item of a user with earlier rows. Change "test", or set it to 0',
      );
    case 'wrong-problem':
      return t('The algorithm "{0}" is not for {1}', fault.algorithm, fault.problem);
  }
}

function tooFewRows(part: 'training' | 'validation' | 'test', rows: number): string {
  switch (part) {
    case 'training':
      return t('The split leaves too few rows for training: {0}', rows);
    case 'validation':
      return t('The split leaves too few rows for validation: {0}', rows);
    case 'test':
      return t('The split leaves too few rows for the test: {0}', rows);
  }
}

function shown(texts: readonly string[]): string {
  const first = texts.slice(0, SHOWN).map((text) => `"${text}"`);
  return [...first, ...(texts.length > SHOWN ? ['…'] : [])].join(', ');
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
