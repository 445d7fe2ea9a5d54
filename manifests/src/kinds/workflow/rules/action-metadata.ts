import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import { resolveFrom } from '../../../core/text/resource.ts';
import { pairOf, scalarOf, type YamlMap } from '../../../core/yaml/node.ts';
import type { WorkflowModel } from '../model.ts';

/** The metadata of an action that would not start: an old runtime, a file that is not there. */
export const actionMetadata: Rule<WorkflowModel> = {
  id: 'workflow/action-metadata',
  severity: 'warning',
  knownAs: ['actionlint:action'],
  *check(context) {
    const { action } = context.model;
    if (!action) return;
    const { using, runs, inputs } = action;
    if (using && /^node(?:12|16)$/iu.test(using.text))
      yield {
        span: using.span,
        message: t('"{0}" is no longer supported by GitHub: use "node24"', using.text),
        tags: ['deprecated'],
      };
    for (const { node } of inputs) {
      const message = scalarOf(node, 'deprecationMessage');
      if (message?.text === '')
        yield { span: message.span, message: t('A deprecation message must say what to use instead') };
    }
    if (runs) yield* ofRuns(runs, using?.text.toLowerCase() ?? '', context);
  },
};

function* ofRuns(
  runs: YamlMap,
  using: string,
  { document, graph }: RuleContext<WorkflowModel>,
): Iterable<RuleFinding> {
  const files =
    using === 'docker' ? ['entrypoint', 'pre-entrypoint', 'post-entrypoint'] : ['main', 'pre', 'post'];
  for (const [key, of] of [
    ['pre-if', 'pre'],
    ['post-if', 'post'],
  ] as const) {
    const condition = pairOf(runs, key);
    const present = pairOf(runs, of) ?? pairOf(runs, `${of}-entrypoint`);
    if (condition && !present)
      yield {
        span: condition.key.span,
        message: t('"{0}" requires "{1}", which is missing', key, of),
      };
  }
  const image = using === 'docker' ? scalarOf(runs, 'image') : undefined;
  if (image && !image.text.includes('://')) {
    if (!/(?:^|\/)Dockerfile[^/]*$|\.Dockerfile$/iu.test(image.text))
      yield {
        span: image.span,
        message: t('"{0}" is not a valid Dockerfile: use "docker://…" for a registry image', image.text),
      };
    else if (!graph.fileExists(resolveFrom(document.uri, image.text)))
      yield { span: image.span, message: t('File "{0}" does not exist', image.text) };
  }
  // What is built is often not in the repository until a release: only paths that nobody builds are looked at.
  for (const key of using === 'docker' ? [] : files) {
    const file = scalarOf(runs, key);
    if (
      !file ||
      file.text.includes('${{') ||
      /^(?:\.\/)?(?:\.\.\/)*(?:dist|build|lib|out)\//u.test(file.text)
    )
      continue;
    if (!graph.fileExists(resolveFrom(document.uri, file.text)))
      yield { span: file.span, message: t('File "{0}" does not exist', file.text) };
  }
}
