import type { CardSection } from '@vitruve/manifests';
import type { Measure } from '../../learning/metrics/evaluation.ts';
import type { CardFacts } from './facts.ts';

/** A model as a component of a bill of materials, with its card: CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/. */
export function cycloneDx(facts: CardFacts, version: string): object {
  const { name, written, path, hash, notes, operators } = facts;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { tools: { components: [{ type: 'application', name: 'vitruve', version }] } },
    components: [
      {
        type: 'machine-learning-model',
        'bom-ref': `sha256:${hash}`,
        name,
        ...(written.description !== undefined && { description: written.description }),
        ...(written.owner !== undefined && { authors: [{ name: written.owner }] }),
        hashes: [{ alg: 'SHA-256', content: hash }],
        ...(written.license !== undefined && { licenses: [{ license: { name: written.license } }] }),
        modelCard: modelCard(facts),
        properties: [
          { name: 'vitruve:file', value: path },
          ...operators.map((value) => ({ name: 'vitruve:onnx-operator', value })),
          ...notes.columns.map((column) => ({
            name: 'vitruve:input',
            value: `${column.name}: ${column.type}`,
          })),
          ...written.decisions.map((value) => ({ name: 'vitruve:decision', value })),
          ...written.risks.map((value) => ({ name: 'vitruve:risk', value })),
        ],
      },
    ],
  };
}

function modelCard({ written, notes, measured }: CardFacts): object {
  const told = (section: CardSection): readonly string[] => written.sections[section] ?? [];
  const isSupervised = notes.problem !== 'anomaly' && notes.problem !== 'recommendation';
  return {
    modelParameters: {
      approach: { type: isSupervised ? 'supervised' : 'unsupervised' },
      task: notes.problem,
      architectureFamily: notes.algorithm,
      ...(written.data !== undefined && {
        datasets: [
          {
            type: 'dataset',
            name: written.data,
            ...described([...told('dataOrigin'), ...told('dataPreparation')]),
          },
        ],
      }),
      inputs: [{ format: 'tabular' }],
      outputs: [{ format: notes.problem }],
    },
    quantitativeAnalysis: {
      performanceMetrics: measured.flatMap(({ name, evaluation, slices }) => [
        ...metrics(evaluation.measures, name),
        ...slices.flatMap(({ column, slices: groups }) =>
          groups.flatMap((group) => metrics(group.measures, `${name}, ${column}: ${group.name}`)),
        ),
      ]),
    },
    considerations: {
      users: told('users'),
      useCases: told('intendedUse'),
      technicalLimitations: [...told('outOfScope'), ...told('limitations')],
      performanceTradeoffs: [...told('design'), ...told('measures')],
      ethicalConsiderations: told('risksToPeople').map((risk) => ({
        name: risk,
        ...(told('humanOversight').length > 0 && { mitigationStrategy: told('humanOversight').join('\n\n') }),
      })),
    },
  };
}

function described(texts: readonly string[]): { readonly description?: string } {
  return texts.length > 0 ? { description: texts.join('\n\n') } : {};
}

function metrics(measures: Readonly<Record<string, Measure>>, slice: string): readonly object[] {
  return Object.entries(measures).map(([type, { value, low, high }]) => ({
    type,
    value: String(value),
    slice,
    ...(low !== undefined &&
      high !== undefined && {
        confidenceInterval: { lowerBound: String(low), upperBound: String(high) },
      }),
  }));
}
