import type { RuleFinding, RuleId, Severity } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import type { ModelDocument, ModelManifest } from '../model.ts';

/** What a rule on the manifest of a model looks at. */
export interface ModelContext extends RuleContext<ModelDocument> {
  readonly manifest: ModelManifest;
  readonly uri: string;
}

/** A rule that is asked only when the document says anything. */
export function modelRule(
  id: RuleId,
  severity: Severity,
  check: (context: ModelContext) => Iterable<RuleFinding>,
): Rule<ModelDocument> {
  return {
    id,
    severity,
    check: (context) => {
      const { manifest } = context.model;
      return manifest ? check({ ...context, manifest, uri: context.document.uri }) : [];
    },
  };
}
