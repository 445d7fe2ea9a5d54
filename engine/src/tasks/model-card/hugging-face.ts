import { stringify } from 'yaml';
import type { CardFacts } from './facts.ts';

const TASKS = {
  classification: 'tabular-classification',
  regression: 'tabular-regression',
  anomaly: 'tabular-classification',
  // The hub has no task of recommenders.
  recommendation: 'other',
} as const;

/** The metadata in front of a model card, as the Hugging Face Hub reads it: https://huggingface.co/docs/hub/model-cards. */
export function huggingFaceMetadata({ name, written, notes, measured }: CardFacts): string {
  const type = TASKS[notes.problem];
  const results = measured.map(({ name: dataset, evaluation }) => ({
    task: { type },
    dataset: { name: dataset, type: 'tabular' },
    metrics: Object.entries(evaluation.measures).map(([metric, { value }]) => ({
      type: metric,
      name: metric,
      value,
    })),
  }));
  const metadata = {
    ...(written.license !== undefined && { license: written.license }),
    library_name: 'onnx',
    pipeline_tag: type,
    tags: ['onnx', 'tabular', notes.algorithm],
    ...(results.length > 0 && { 'model-index': [{ name, results }] }),
  };
  return `---\n${stringify(metadata, { lineWidth: 0 })}---\n\n`;
}
