import type { ModelManifest } from './model.ts';

const NETWORK = ['hiddenLayers', 'activation', 'learningRate', 'penalty', 'epochs', 'batchSize', 'patience'];

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
};

/** The algorithm that a manifest trains. */
export function algorithmOf({ algorithm, target }: Pick<ModelManifest, 'algorithm' | 'target'>): string {
  return algorithm?.text ?? (target ? 'random-forest' : 'isolation-forest');
}
