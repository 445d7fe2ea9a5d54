import type { RECOMMENDER } from '@vitruve/manifests';
import type { ClassName } from '../../learning/model/model.ts';
import type { Activation } from '../../learning/networks/network.ts';
import type { Algorithm, ParameterValue, StackedBase } from '../../learning/training/request.ts';

/** What `vitruve/train` is given; see `schemas/tasks/train.schema.json`. */
export interface TrainInputs {
  /** Absolute. */
  readonly data: string;
  /** None for anomalies. */
  readonly target?: string;
  /** Absolute. */
  readonly output: string;
  readonly algorithm?: Algorithm | typeof RECOMMENDER;
  readonly problem?: 'classification' | 'regression';
  readonly features?: readonly string[];
  readonly exclude?: readonly string[];
  /** By column: `words`, `words(300)`, `date`, `low < medium < high`. */
  readonly encode?: Readonly<Record<string, string>>;
  readonly time?: string;
  /** `5d` */
  readonly gap?: string;
  readonly group?: string;
  readonly validation?: number;
  readonly test?: number;
  /** Models of a cross-validation. */
  readonly folds?: number;
  readonly positive?: string;
  readonly balanced?: boolean;
  readonly calibration?: 'sigmoid' | 'isotonic';
  /** `0.3`, `f1`, `recall>=0.8` … */
  readonly threshold?: string;
  /** `rocAuc>=0.8` */
  readonly require?: readonly string[];
  readonly trees?: number;
  readonly maxDepth?: number;
  readonly maxLeaves?: number;
  readonly minRows?: number;
  readonly learningRate?: number;
  readonly penalty?: number;
  /** Of a recommender: columns of who chose what, and how much it counts. */
  readonly user?: string;
  readonly item?: string;
  readonly weight?: string;
  readonly relevance?: string;
  /** Items of a list. */
  readonly k?: number;
  /** Similar items that are kept of each. */
  readonly neighbors?: number;
  readonly hiddenLayers?: readonly number[];
  readonly activation?: Activation;
  readonly epochs?: number;
  readonly batchSize?: number;
  readonly patience?: number;
  /** Of a manifest: models that are trained on folds, and whose predictions another one learns from. */
  readonly bases?: readonly StackedBase[];
  readonly baseFolds?: number;
  /** Of a manifest: parameters to try. */
  readonly search?: SearchInputs;
  /** Of a manifest: a command that trains the model. */
  readonly train?: TrainingCommand;
  readonly seed?: number;
  readonly threads?: number;
}

/** A command that trains a model, as the manifest says it. */
export interface TrainingCommand {
  /** Of the shell. */
  readonly run: string;
  /** The folder of the manifest, in which it starts; absolute. */
  readonly folder: string;
  /** Names of the scores in the file, in their order, where the file does not say them. */
  readonly classes?: readonly ClassName[];
  readonly scores?: 'probabilities' | 'logits';
  /** The output of the file that is the prediction. */
  readonly result?: string;
  /** Minutes that it may take; no limit otherwise. */
  readonly timeout?: number;
}

/** Parameters to try, as the manifest says it; its rules have checked it. */
export interface SearchInputs {
  readonly method?: 'grid' | 'random';
  readonly trials?: number;
  readonly halving?: boolean;
  readonly measure?: string;
  readonly parameters: Readonly<
    Record<
      string,
      | readonly ParameterValue[]
      | { readonly from: number; readonly to: number; readonly scale?: 'linear' | 'log' }
    >
  >;
}

/** What it is given before a manifest is read, which may name the output. */
export type GivenInputs = Omit<TrainInputs, 'output'> &
  Partial<Pick<TrainInputs, 'output'>> & {
    /** In place of the table of the manifest; absolute. */
    readonly table?: string;
  };
