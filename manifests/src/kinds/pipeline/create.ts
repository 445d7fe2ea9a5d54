import { t } from '@vscode/l10n';
import type { WorkspaceChange } from '../../core/text/change.ts';
import { wordsToFill } from '../../core/text/words-to-fill.ts';
import { plainOrQuoted } from '../../core/yaml/written.ts';
import type { NewManifest } from '../../core/kind.ts';
import { titledFile } from '../../core/paths/titled-file.ts';

const NAMING = { untitled: 'new', extension: '.pipeline.yaml' };

/** The templates, in the user's language. */
export function templates(): readonly { id: string; label: string }[] {
  return [
    { id: 'training', label: t('Training: data, features, training, evaluation, package') },
    { id: 'minimal', label: t('Minimal: two stages') },
    { id: 'matrix', label: t('Matrix: one model for each combination of parameters') },
  ];
}

/** A sound pipeline to change. Scripts that it names are written by the team. */
export function createPipeline({ root, title, template, language, graph }: NewManifest): WorkspaceChange[] {
  const text = textOf(template ?? 'training', title, language === 'fr');
  return [
    {
      kind: 'create',
      uri: titledFile(root, title, NAMING, (uri) => graph.fileExists(uri)),
      text,
      placeholders: wordsToFill(text, text.indexOf('\nstages:'), FILES),
    },
  ];
}

/** Scripts and what they write: the command, the inputs and the outputs name the same paths. */
const FILES = [
  ...['src/data.py', 'src/features.py', 'src/train.py', 'src/evaluate.py'],
  ...['data/raw.csv', 'data/features.csv', 'models/model.joblib', 'reports/metrics.json'],
];

function textOf(template: string, title: string, french: boolean): string {
  const say = (english: string, translated: string): string => plainOrQuoted(french ? translated : english);
  const head = ['version: 1', `name: ${plainOrQuoted(title)}`];
  switch (template) {
    case 'minimal':
      return [...head, 'stages:', ...dataStage(say), ...trainStage(say, false), ''].join('\n');
    case 'matrix':
      return [...head, 'stages:', ...dataStage(say), ...trainStage(say, true), ''].join('\n');
    default:
      return [
        ...head,
        'params:',
        '  seed: 42',
        'defaults:',
        '  timeout: 30m',
        'stages:',
        ...dataStage(say),
        ...stage(
          'features',
          say('Computes what the model learns from', 'Calcule ce dont le modèle apprend'),
          [
            'run: python src/features.py',
            'inputs:',
            '  - src/features.py',
            '  - ${stages.data.outputs.table}',
            'outputs:',
            '  table: data/features.csv',
          ],
        ),
        ...stage('train', say('Trains the model', 'Entraîne le modèle'), [
          'run: python src/train.py --seed ${params.seed}',
          'inputs:',
          '  - src/train.py',
          '  - ${stages.features.outputs.table}',
          'outputs:',
          '  model:',
          '    path: models/model.joblib',
          '    type: model',
        ]),
        ...stage('evaluate', say('Measures the model', 'Mesure le modèle'), [
          'run: python src/evaluate.py',
          'inputs:',
          '  - src/evaluate.py',
          '  - ${stages.train.outputs.model}',
          'outputs:',
          '  metrics:',
          '    path: reports/metrics.json',
          '    type: metrics',
        ]),
        '',
      ].join('\n');
  }
}

type Say = (english: string, french: string) => string;

function stage(name: string, description: string, lines: readonly string[]): string[] {
  return [`  ${name}:`, `    description: ${description}`, ...lines.map((line) => `    ${line}`)];
}

function dataStage(say: Say): string[] {
  return stage('data', say('Fetches the data', 'Récupère les données'), [
    'run: python src/data.py',
    'inputs:',
    '  - src/data.py',
    'outputs:',
    '  table: data/raw.csv',
  ]);
}

function trainStage(say: Say, matrix: boolean): string[] {
  const lines = matrix
    ? [
        'matrix:',
        '  model: [random_forest, logistic]',
        'run: python src/train.py --model ${matrix.model}',
        'inputs:',
        '  - src/train.py',
        '  - ${stages.data.outputs.table}',
        'outputs:',
        '  model:',
        '    path: models/${matrix.model}.joblib',
        '    type: model',
      ]
    : [
        'run: python src/train.py',
        'inputs:',
        '  - src/train.py',
        '  - ${stages.data.outputs.table}',
        'outputs:',
        '  model:',
        '    path: models/model.joblib',
        '    type: model',
      ];
  return stage('train', say('Trains the model', 'Entraîne le modèle'), lines);
}
