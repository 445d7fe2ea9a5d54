import type { ClassName } from '../model/model.ts';

/** What a person says of a model that another program made, where the file does not say it. */
export interface ModelHints {
  /** The columns of its inputs, in their order. */
  readonly columns?: readonly string[];
  readonly problem?: 'classification' | 'regression';
  /** In the order of the scores. */
  readonly classes?: readonly ClassName[];
  /** What the scores of classes are; probabilities otherwise. */
  readonly scores?: 'probabilities' | 'logits';
  /** The output that holds the scores of the classes, or the number. */
  readonly result?: string;
  /** The probability from which on the second of two classes is predicted. */
  readonly threshold?: number;
  /** Typical values of columns by their names, of rows that it was trained on or tried with. */
  readonly typical?: ReadonlyMap<string, number | string>;
  /** The column that it predicts. */
  readonly target?: string;
}

/** A model that cannot be used as it is: what is missing, and the hint that helps. */
export class UnclearModel extends Error {
  /** The input that would say it; undefined where nothing helps. */
  readonly hint: keyof ModelHints | undefined;

  constructor(message: string, hint?: keyof ModelHints) {
    super(message);
    this.hint = hint;
  }
}
