/** The form in which a prediction is tried, as the editor registers it. */
export const PREDICTION_FORM = 'prediction-form';

/** What a model asks for. */
export interface ModelForm {
  /** Of its file, or of its version in a registry. */
  readonly name: string;
  /** What it predicts; unknown of some models of other programs, and of anomalies. */
  readonly target: string | undefined;
  readonly columns: readonly FormColumn[];
}

export interface FormColumn {
  readonly name: string;
  readonly type: 'number' | 'text';
  /** Whether it must be a whole number. */
  readonly isWhole: boolean;
  /** Of the training rows: the median, or the most frequent text; empty where nobody knows it. */
  readonly typical: string;
}

export interface TryParams {
  /** Absolute, or a version in a registry. */
  readonly model: string;
  /** Texts by the names of columns, as somebody types them: empty for a missing value. The typical value where there is none. */
  readonly row: Readonly<Record<string, string>>;
}

/** What a model says of a row, beside the typical row. */
export interface TriedRow {
  /** A class or a number. */
  readonly prediction: string;
  readonly typicalPrediction: string;
  /** The class whose probability is told, where there are classes. */
  readonly class: string | undefined;
  /** The probability, or the number. */
  readonly value: number;
  readonly typicalValue: number;
  /** Of all classes. */
  readonly probabilities: readonly { readonly class: string; readonly probability: number }[];
  /** What each changed column adds to the typical value, the largest first. They add up to the difference. */
  readonly effects: readonly { readonly column: string; readonly effect: number }[];
  /** Whether all combinations of the changes were tried. */
  readonly isExact: boolean;
}

/** Rows of a text that a model is asked about. */
export interface TextParams {
  /** Absolute. */
  readonly model: string;
  /** Of the file that the text is of; its ending says how it is read. */
  readonly name: string;
  /** The names of columns, and rows. */
  readonly text: string;
}

export interface PredictedText {
  readonly rows: number;
  /** The rows with what the model says of each, separated by commas. */
  readonly text: string;
}
