import { bears, type Labels } from '../../../core/graph/entity.ts';
import {
  isMap,
  isScalar,
  isSeq,
  scalarOf,
  scalarsOf,
  valueOf,
  type YamlNode,
  type YamlScalar,
} from '../../../core/yaml/node.ts';

/** One line of `matchExpressions`. */
export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly YamlScalar[];
}

/** What a choice of things asks of their labels. */
export interface LabelRequirements {
  readonly labels: Labels;
  readonly requirements: readonly (Omit<Requirement, 'values'> & {
    readonly values: readonly { readonly text: string }[];
  })[];
}

/** A choice of things by their labels. */
export interface Selector extends LabelRequirements {
  /** The values of `labels` where they are written, by name. */
  readonly written: readonly { readonly name: string; readonly value: YamlScalar }[];
  readonly requirements: readonly Requirement[];
}

/**
 * Labels that controllers give to pods when they run. No manifest shows them, so that selectors are read without them.
 */
const RUNTIME_LABEL =
  /^(?:statefulset\.kubernetes\.io\/pod-name|apps\.kubernetes\.io\/pod-index|batch\.kubernetes\.io\/.*|job-name|controller-uid|controller-revision-hash|pod-template-hash|rollouts-pod-template-hash|pod-template-generation)$/u;

/** @param form `labels`: a map of labels, as in a Service; `selector`: `matchLabels` and `matchExpressions`. */
export function readSelector(node: YamlNode | null | undefined, form: 'labels' | 'selector'): Selector {
  const labels = form === 'labels' ? node : valueOf(node, 'matchLabels');
  const expressions = form === 'labels' ? undefined : valueOf(node, 'matchExpressions');
  const written = isMap(labels)
    ? labels.pairs.flatMap(({ key, value }) =>
        isScalar(value) && !RUNTIME_LABEL.test(key.text) ? [{ name: key.text, value }] : [],
      )
    : [];
  return {
    labels: Object.fromEntries(written.map(({ name, value }) => [name, value.text])),
    written,
    requirements: isSeq(expressions) ? expressions.items.flatMap(requirementOf) : [],
  };
}

function requirementOf(node: YamlNode | null): readonly Requirement[] {
  const key = scalarOf(node, 'key');
  const operator = scalarOf(node, 'operator');
  if (!key || !operator || RUNTIME_LABEL.test(key.text)) return [];
  return [{ key: key.text, operator: operator.text, values: scalarsOf(valueOf(node, 'values')) }];
}

/** True for a selector that asks for nothing: it chooses everything, or in a Service nothing. */
export function isEmpty({ written, requirements }: Selector): boolean {
  return written.length === 0 && requirements.length === 0;
}

/** True when the selector chooses a thing with these labels. */
export function chooses({ labels, requirements }: LabelRequirements, of: Labels): boolean {
  return bears(of, labels) && requirements.every((requirement) => isMet(requirement, of));
}

/** True when labels are as a line of `matchExpressions` asks. */
export function isMet(
  { key, operator, values }: LabelRequirements['requirements'][number],
  labels: Labels,
): boolean {
  const value = labels[key];
  const isListed = value !== undefined && values.some(({ text }) => text === value);
  switch (operator) {
    case 'In':
      return isListed;
    case 'NotIn':
      return !isListed;
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return true;
  }
}
