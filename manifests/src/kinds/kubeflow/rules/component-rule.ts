import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import type { Component, KubeflowModel, Pipeline } from '../model.ts';
import { componentsOf } from '../read.ts';

interface OfComponents extends Pick<Rule<KubeflowModel>, 'id' | 'severity' | 'profiles'> {
  readonly check: (component: Component, pipeline: Pipeline, uri: string) => Iterable<RuleFinding>;
}

/**
 * A rule on each component of a pipeline, the first one too. A document with a fault in its YAML is not checked: what is
 * missing may only not have been read.
 */
export function componentRule({ check, ...header }: OfComponents): Rule<KubeflowModel> {
  return {
    ...header,
    *check({ model: { pipeline, documents }, document }) {
      if (!pipeline || documents.some(({ problems }) => problems.length > 0)) return;
      for (const component of componentsOf(pipeline)) yield* check(component, pipeline, document.uri);
    },
  };
}

/** A rule on the whole of a pipeline. */
export function pipelineRule({
  check,
  ...header
}: Pick<Rule<KubeflowModel>, 'id' | 'severity' | 'profiles'> & {
  readonly check: (pipeline: Pipeline, uri: string, model: KubeflowModel) => Iterable<RuleFinding>;
}): Rule<KubeflowModel> {
  return {
    ...header,
    *check({ model, document }) {
      if (!model.pipeline || model.documents.some(({ problems }) => problems.length > 0)) return;
      yield* check(model.pipeline, document.uri, model);
    },
  };
}
