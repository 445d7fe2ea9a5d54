/** Why a table cannot be learned from, or a model cannot be used on it. Told to users by `fault-text.ts`, in another process. */
export type Fault =
  | {
      readonly code: 'no-target-values' | 'no-columns' | 'no-file-proof' | 'no-search' | 'no-folds';
      readonly text?: string;
    }
  | { readonly code: 'one-class'; readonly part: 'table' | 'training'; readonly only: string }
  | { readonly code: 'not-numbers' | 'too-many-classes'; readonly target: string; readonly count: number }
  | {
      readonly code: 'infinite' | 'decimal-comma';
      readonly column: string;
      readonly row: number;
      readonly value: string;
    }
  | {
      readonly code: 'too-few-rows';
      readonly part: 'training' | 'validation' | 'test';
      readonly rows: number;
    }
  | { readonly code: 'too-few-folds'; readonly folds: number; readonly found: number }
  | { readonly code: 'unknown-class'; readonly value: string; readonly classes: readonly string[] }
  | { readonly code: 'no-threshold'; readonly rule: string; readonly best: number }
  | { readonly code: 'no-measure'; readonly measure: string; readonly measures: readonly string[] }
  | { readonly code: 'no-calibration'; readonly reason: 'classes' | 'rows' }
  /** A text that is not in the order of its column, or not a date; a column without words. */
  | {
      readonly code: 'not-in-order' | 'no-date';
      readonly column: string;
      readonly row: number;
      readonly value: string;
    }
  | { readonly code: 'no-words'; readonly column: string }
  /** The loss of a network is not a number any more. */
  | { readonly code: 'diverged'; readonly epoch: number; readonly learningRate: number }
  | { readonly code: 'too-large'; readonly rows: number; readonly columns: number }
  | { readonly code: 'too-many-choices'; readonly rows: number; readonly most: number }
  | { readonly code: 'too-many-items'; readonly items: number; readonly most: number }
  | { readonly code: 'too-many-pairs'; readonly pairs: number; readonly most: number }
  /** Of choices of items: a weight that is not above 0, and an item that has the separator of lists. */
  | {
      readonly code: 'no-weight' | 'separator';
      readonly column: string;
      readonly row: number;
      readonly value: string;
    }
  | { readonly code: 'too-few-items'; readonly items: number; readonly k: number }
  /** Nobody chose two items; nobody is there to measure by. */
  | { readonly code: 'nothing-together' | 'nobody-held-out' }
  | { readonly code: 'wrong-problem'; readonly algorithm: string; readonly problem: Problem };

export type Problem = 'classification' | 'regression' | 'anomaly' | 'recommendation';

export class LearningFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.code);
    this.fault = fault;
  }
}
