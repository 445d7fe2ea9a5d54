import { t } from '@vscode/l10n';
import { pairOf } from '../../../../../core/yaml/node.ts';
import { headOf, isLeaf } from '../workflow/model.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

/** An artifact of a template that runs something itself, without the path at which it is put or taken. */
export const artifactPath = workflowRule({
  id: 'argo-workflows/artifact-path',
  severity: 'error',
  *check(workflow) {
    for (const template of templatesOf(workflow)) {
      if (!isLeaf(template)) continue;
      for (const artifact of [...template.inputs.artifacts, ...template.outputs.artifacts])
        if (artifact.name && !pairOf(artifact.node, 'path')?.value)
          yield {
            message: t('Artifact "{0}" has no "path"', artifact.name.text),
            span: headOf(artifact),
          };
    }
  },
});
