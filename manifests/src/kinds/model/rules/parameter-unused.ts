import { t } from '@vscode/l10n';
import { modelRule } from './model-rule.ts';

const NETWORK = ['hiddenLayers', 'activation', 'learningRate', 'penalty', 'epochs', 'batchSize', 'patience'];

/** The parameters that each algorithm takes. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  'random-forest': ['trees', 'maxDepth', 'minRows'],
  'gradient-boosting': ['trees', 'maxDepth', 'maxLeaves', 'minRows', 'learningRate', 'patience'],
  logistic: ['penalty'],
  linear: [],
  ridge: ['penalty'],
  mlp: NETWORK,
  'isolation-forest': ['trees'],
  autoencoder: NETWORK,
};

/** A parameter that the algorithm does not have: it would change nothing. */
export const parameterUnused = modelRule('model/parameter-unused', 'warning', function* ({ manifest }) {
  const algorithm = manifest.algorithm?.text ?? (manifest.target ? 'random-forest' : 'isolation-forest');
  const taken = TAKEN[algorithm];
  if (!taken) return;
  const known = new Set(Object.values(TAKEN).flat());
  for (const { text, span } of manifest.parameters)
    if (known.has(text) && !taken.includes(text))
      yield { message: t('"{0}" has no effect on {1}', text, algorithm), span };
});
