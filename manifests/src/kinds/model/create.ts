import { t } from '@vscode/l10n';
import type { NewManifest } from '../../core/kind.ts';
import { titledFile } from '../../core/paths/titled-file.ts';
import type { WorkspaceChange } from '../../core/text/change.ts';
import { wordsToFill } from '../../core/text/words-to-fill.ts';
import { plainOrQuoted } from '../../core/yaml/written.ts';

const NAMING = { untitled: 'model', extension: '.model.yaml' };

/** The templates, in the user's language. */
export function templates(): readonly { id: string; label: string }[] {
  return [{ id: 'classification', label: t('Classification: a class of a table, with a threshold') }];
}

/** The table, its columns and the file of the model. */
const WORDS = ['data/customers.csv', 'churn', 'id', 'models/churn.onnx'];

/** A manifest to change. */
export function createModel({ root, title, graph }: NewManifest): readonly WorkspaceChange[] {
  const lines = [
    'version: 1',
    `name: ${plainOrQuoted(title)}`,
    'data: data/customers.csv',
    'target: churn',
    'exclude: [id]',
    'algorithm: random-forest',
    'threshold: recall>=0.8',
    'require: [rocAuc>=0.75]',
    'seed: 1',
    'output: models/churn.onnx',
    '',
  ];
  const uri = titledFile(root, title, NAMING, (candidate) => graph.fileExists(candidate));
  const text = lines.join('\n');
  return [{ kind: 'create', uri, text, placeholders: wordsToFill(text, text.indexOf('\ndata:'), WORDS) }];
}
