import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { isSeq, scalarOf, valueOf, type YamlScalar } from '../../../../../core/yaml/node.ts';
import { isDynamic, type Template } from '../workflow/model.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

/** Two volumes or artifacts at one place of a container. */
export const pathsUnique = workflowRule({
  id: 'argo-workflows/paths-unique',
  severity: 'error',
  *check(workflow, uri) {
    for (const template of templatesOf(workflow)) yield* collisions(template, uri);
  },
});

function* collisions({ node, type, inputs }: Template, uri: string): Iterable<RuleFinding> {
  if (type !== 'container' && type !== 'containerSet') return;
  const mounts = valueOf(valueOf(node, type), 'volumeMounts');
  const paths = [
    ...(isSeq(mounts) ? mounts.items.map((mount) => scalarOf(mount, 'mountPath')) : []),
    ...(type === 'container' ? inputs.artifacts.map((artifact) => scalarOf(artifact.node, 'path')) : []),
  ];
  const taken = new Map<string, YamlScalar>();
  for (const path of paths) {
    if (!path?.text || isDynamic(path)) continue;
    const first = taken.get(path.text);
    if (first)
      yield {
        message: t('Duplicate path "{0}"', path.text),
        span: path.span,
        related: [{ uri, span: first.span, message: t('First occurrence') }],
      };
    else taken.set(path.text, path);
  }
}
