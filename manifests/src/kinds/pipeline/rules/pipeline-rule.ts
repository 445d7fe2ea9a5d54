import type { RuleFinding, RuleId, Severity } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import type { Pipeline, PipelineModel } from '../model.ts';

/** What a rule on a pipeline looks at. */
export interface PipelineContext extends RuleContext<PipelineModel> {
  readonly pipeline: Pipeline;
  readonly uri: string;
}

/** A rule that is asked only when the document holds a pipeline. */
export function pipelineRule(
  id: RuleId,
  severity: Severity | 'off',
  check: (context: PipelineContext) => Iterable<RuleFinding>,
): Rule<PipelineModel> {
  return {
    id,
    severity,
    check: (context) => {
      const { pipeline } = context.model;
      return pipeline ? check({ ...context, pipeline, uri: context.document.uri }) : [];
    },
  };
}

/** The file that a path of the pipeline means. */
export function fileAt({ uri }: Pick<PipelineContext, 'uri'>, path: string): string {
  return resolveFrom(uri, path);
}
