import type { ModelManifest } from './model.ts';

const NETWORK = ['hiddenLayers', 'activation', 'learningRate', 'penalty', 'epochs', 'batchSize', 'patience'];

/** The algorithm of recommenders: its table has who chose what, and no column to predict. */
export const RECOMMENDER = 'item-cosine';

/** The algorithm that learns from what other models predict. */
export const STACKING = 'stacking';

/** Keys that name columns, which only recommenders have. */
export const RECOMMENDER_COLUMNS = ['user', 'item', 'weight', 'relevance'] as const;

/** Keys of a manifest and of its split that change nothing of a recommender. */
export const UNUSED_BY_RECOMMENDERS = [
  ...['target', 'features', 'exclude', 'encode', 'problem', 'positive', 'balanced'],
  ...['base', 'calibration', 'threshold', 'search', 'group', 'gap', 'validation'],
] as const;

/** The parameters that each algorithm takes. */
export const PARAMETERS_OF: Readonly<Record<string, readonly string[]>> = {
  'random-forest': ['trees', 'maxDepth', 'minRows'],
  'gradient-boosting': ['trees', 'maxDepth', 'maxLeaves', 'minRows', 'learningRate', 'patience'],
  logistic: ['penalty'],
  linear: [],
  ridge: ['penalty'],
  mlp: NETWORK,
  'isolation-forest': ['trees'],
  autoencoder: NETWORK,
  [RECOMMENDER]: ['k', 'neighbors'],
  [STACKING]: ['baseFolds', 'penalty'],
};

/** The algorithm that a manifest trains. */
export function algorithmOf({ algorithm, target }: Pick<ModelManifest, 'algorithm' | 'target'>): string {
  return algorithm?.text ?? (target ? 'random-forest' : 'isolation-forest');
}
