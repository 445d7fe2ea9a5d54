import type { ThresholdRule } from '@vitruve/manifests';
import type { Importance } from '../explanation/importance.ts';
import type { Evaluation, Measure } from '../metrics/evaluation.ts';
import type { Encodings } from '../model/encoder.ts';
import type { ClassName } from '../model/model.ts';
import type { TableColumn, TableRows } from '../model/table.ts';
import type { Activation } from '../networks/network.ts';
import type { Shares } from '../splits/split.ts';
import type { Proof } from '../export/proof.ts';
import type { Fault, Problem } from './fault.ts';
import type { LearningCurve } from './learning-curve.ts';

export const ALGORITHMS = [
  'random-forest',
  'gradient-boosting',
  'logistic',
  'linear',
  'ridge',
  'mlp',
  'isolation-forest',
  'autoencoder',
  'stacking',
] as const;

export type Algorithm = (typeof ALGORITHMS)[number];

/** An algorithm that learns from the columns of a table, and not from what other models predict. */
export type Learner = Exclude<Algorithm, 'stacking'>;

/** A model that is trained to be a part of another. */
export interface StackedBase {
  /** That of its manifest. */
  readonly name: string;
  readonly algorithm: Learner;
  readonly parameters: Parameters;
}

/** What an algorithm can be told; each takes those that it knows. */
export interface Parameters {
  readonly trees?: number | undefined;
  readonly maxDepth?: number | undefined;
  readonly learningRate?: number | undefined;
  readonly maxLeaves?: number | undefined;
  readonly minRows?: number | undefined;
  /** How much large coefficients cost: `alpha` of ridge regression and of networks, 1 / `C` of logistic regression. */
  readonly penalty?: number | undefined;
  /** Neurons of each hidden layer of a network. */
  readonly hiddenLayers?: readonly number[] | undefined;
  readonly activation?: Activation | undefined;
  /** Times that a network goes through all rows, at most. */
  readonly epochs?: number | undefined;
  /** Rows of a step of a network. */
  readonly batchSize?: number | undefined;
  /** Epochs or rounds without improvement after which training ends. */
  readonly patience?: number | undefined;
  /** Of stacking: folds of the training rows that base models predict for the final one. */
  readonly baseFolds?: number | undefined;
}

/** A value of a parameter. */
export type ParameterValue = number | string | readonly number[];

/** What a search tries for a parameter: the values of a list, or any of a range. */
export type SearchedValues =
  | readonly ParameterValue[]
  | {
      readonly from: number;
      readonly to: number;
      /** `log` draws as often from 0.01 to 0.1 as from 0.1 to 1. */
      readonly scale: 'linear' | 'log';
      readonly isWhole: boolean;
    };

/** Which parameters are tried, and how. */
export interface SearchRule {
  readonly method: 'grid' | 'random';
  /** Combinations that `random` draws. */
  readonly trials: number;
  /** Whether trials begin on few rows, and only the best ones go on with more. */
  readonly isHalving: boolean;
  /** By the name of the parameter. */
  readonly parameters: Readonly<Record<string, SearchedValues>>;
  /** Of the validation rows; `rocAuc` of classes and `rmse` of numbers otherwise. */
  readonly measure: string | undefined;
}

/** A combination of parameters that was tried. */
export interface Trial {
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Training rows that it was last trained on. */
  readonly rows: number;
  /** The measure of the validation rows; none for a trial that failed. */
  readonly value?: number;
  /** The reason why the trial failed. */
  readonly fault?: Fault;
}

/** What a search came to. */
export interface SearchResult {
  readonly measure: string;
  /** In the order in which they were begun. */
  readonly trials: readonly Trial[];
  /** The trial whose parameters are used, from 0. */
  readonly kept: number;
  /** Its parameters. */
  readonly best: Trial['parameters'];
}

/** How rows are told apart that are learned from, chosen by and tested on. */
export type SplitRule = Shares &
  (
    | { readonly by: 'random' }
    | { readonly by: 'time'; readonly times: Float64Array; readonly gap: number; readonly isDate?: boolean }
    | { readonly by: 'group'; readonly groups: Uint32Array }
  );

/** A model of a cross-validation, on rows that it was not trained on. */
export interface MeasuredFold {
  /** Rows that were trained and chosen on. */
  readonly training: number;
  /** Rows that were measured. */
  readonly rows: number;
  /** Each beside the naive prediction; empty for a fold that failed. */
  readonly measures: Readonly<Record<string, Measure>>;
  /** The reason why it failed. */
  readonly fault?: Fault;
}

/** How good models are that are trained as one is, on other rows. */
export interface CrossValidation {
  /** What kept rows together: their time, their group, or shares of their class. */
  readonly by: 'time' | 'group' | 'class' | 'random';
  readonly folds: readonly MeasuredFold[];
  readonly measures: Readonly<
    Record<
      string,
      {
        readonly mean: number;
        /** Of a sample: with one degree of freedom less than folds. None for a single one. */
        readonly deviation?: number;
        /** Mean of the naive prediction. */
        readonly baseline?: number;
        /** Folds that have the measure. */
        readonly folds: number;
      }
    >
  >;
}

/** All that a model is trained by. */
export interface TrainingRequest {
  /** The columns that may be learned from. */
  readonly table: TableRows;
  /** None for anomalies. */
  readonly target: TableColumn | undefined;
  readonly algorithm: Algorithm;
  /** What the target looks like otherwise. */
  readonly problem: Problem | undefined;
  readonly parameters: Parameters;
  /** Of stacking. */
  readonly bases?: readonly StackedBase[] | undefined;
  /** Parameters that are tried before the model is trained with the best ones. */
  readonly search?: SearchRule | undefined;
  /** Of columns that are not encoded as their types are. */
  readonly encodings?: Encodings;
  readonly split: SplitRule;
  /** Models of a cross-validation; none otherwise. */
  readonly folds?: number | undefined;
  /** The class that counts, of two; the second in their order otherwise. */
  readonly positive: string | undefined;
  /** Whether rare classes weigh as much as frequent ones. */
  readonly isBalanced: boolean;
  /** How probabilities of two classes are calibrated on the validation rows, if they are. */
  readonly calibration?: 'sigmoid' | 'isotonic' | undefined;
  readonly threshold: ThresholdRule;
  readonly seed: number;
  readonly threads: number;
  /** SHA-256 of the table, which the file of the model keeps; none for several files. */
  readonly dataHash?: string | undefined;
  /** Of Vitruve. */
  readonly version: string;
}

/** A column that is not learned from. */
export interface LeftOut {
  readonly column: string;
  readonly reason: 'empty' | 'constant' | 'identifier';
}

/** A column that tells the target alone: it may not be known yet when a prediction is made. */
export interface Suspect {
  readonly column: string;
  /** The area under the ROC curve, or the share of the variance, of that column alone. */
  readonly measure: 'rocAuc' | 'r2';
  readonly value: number;
}

/** What a recommender was trained on, and what its measures say nothing of. */
export interface RecommenderFacts {
  /** Of the training rows. */
  readonly users: number;
  readonly items: number;
  /** Similar items that are kept of each item, at most. */
  readonly neighbors: number;
  /** Items of a list. */
  readonly k: number;
  /** Users by whom it was measured. */
  readonly measured: number;
  /** Users who have held-out rows and no training rows: they are not measured. */
  readonly newPeople: number;
  /** Items that no user chose together with another. */
  readonly alone: number;
}

/** A part of a stacked model, measured by itself. */
export interface MeasuredBase {
  readonly name: string;
  readonly algorithm: string;
  readonly evaluations: TrainingResult['evaluations'];
}

export interface TrainingResult {
  /** The file of the model. */
  readonly bytes: Uint8Array;
  readonly problem: Problem;
  /** The classes in their order; empty for others. */
  readonly classes: readonly ClassName[];
  /** Of two classes. */
  readonly threshold?: number;
  /** Columns that the model asks for. */
  readonly columns: readonly { readonly name: string; readonly type: 'number' | 'text' }[];
  readonly leftOut: readonly LeftOut[];
  readonly suspects: readonly Suspect[];
  /** Rows without a target. */
  readonly unlabeled: number;
  readonly rows: {
    readonly training: number;
    readonly validation: number;
    readonly test: number;
    readonly unused: number;
  };
  readonly proof: Proof;
  /** False for a regression whose coefficients still moved when it was ended. */
  readonly isSettled: boolean;
  /** Of a network. */
  readonly learningCurve?: LearningCurve;
  /** Of parameters that were searched. */
  readonly search?: SearchResult;
  readonly crossValidation?: CrossValidation;
  /** Of stacking: how good each base model is, on the same rows. */
  readonly bases?: readonly MeasuredBase[];
  /** Of a recommender. */
  readonly recommender?: RecommenderFacts;
  /** Of the columns, on the test rows, the most important one first. */
  readonly importance: readonly Importance[];
  /** By part; those without rows are missing. */
  readonly evaluations: { readonly validation?: Evaluation; readonly test?: Evaluation };
}
