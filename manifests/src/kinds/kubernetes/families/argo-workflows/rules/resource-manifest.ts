import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../../../core/findings/finding.ts';
import { changeTo } from '../../../../../core/findings/change-to.ts';
import { nearest } from '../../../../../formats/json-schema/nearest.ts';
import { pairOf, scalarOf, valueOf } from '../../../../../core/yaml/node.ts';
import { parseYaml } from '../../../../../core/yaml/parse.ts';
import type { Template } from '../workflow/model.ts';
import { templatesOf, workflowRule } from './workflow-rule.ts';

/** A template that creates a resource without saying which, or whose manifest is no YAML. */
export const resourceManifest = workflowRule({
  id: 'argo-workflows/resource-manifest',
  severity: 'error',
  *check(workflow, uri) {
    for (const template of templatesOf(workflow)) yield* faults(template, uri);
  },
});

function* faults({ node, inputs }: Template, uri: string): Iterable<RuleFinding> {
  const resource = pairOf(node, 'resource');
  if (!resource?.value) return;
  const action = scalarOf(resource.value, 'action')?.text;
  if (!action)
    yield {
      message: t('The resource template has no "action"'),
      span: resource.key.span,
    };
  if (action === 'delete' || action === 'get') return;
  const manifest = scalarOf(resource.value, 'manifest');
  const from = pairOf(resource.value, 'manifestFrom');
  if (!manifest?.text && !from?.value)
    yield {
      message: t('The resource template has neither "manifest" nor "manifestFrom"'),
      span: resource.key.span,
    };
  if (manifest?.text && from?.value)
    yield { message: t('"manifest" and "manifestFrom" cannot be used together'), span: from.key.span };
  const artifact = scalarOf(valueOf(from?.value, 'artifact'), 'name');
  const names = inputs.artifacts.flatMap(({ name }) => name?.text ?? []);
  if (artifact && !names.includes(artifact.text))
    yield {
      message: t('The template has no input artifact "{0}"', artifact.text),
      span: artifact.span,
      ...changeTo(uri, artifact, nearest(artifact.text, names)),
    };
  // Tags are text once the workflow runs; a manifest that is made by them is not read here.
  if (!manifest || manifest.text.trim().startsWith('{{')) return;
  const sample = manifest.text.replaceAll(/\{\{[^{}]*\}\}/gu, 'tag');
  if (!sample.includes('{{') && parseYaml(sample).some(({ problems }) => problems.some(isFatal)))
    yield {
      message: t('The manifest is not valid YAML'),
      span: pairOf(resource.value, 'manifest')?.key.span ?? manifest.span,
    };
}

/** What a reader of YAML refuses; repeated keys, say, are another matter. */
function isFatal({ code }: { readonly code: string }): boolean {
  return !/^(?:DUPLICATE_KEY|COMPLEX_KEY|EMPTY_KEY|BAD_MERGE)$/u.test(code);
}
