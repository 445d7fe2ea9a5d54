import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import { pairOf, scalarOf, valueOf } from '../../../core/yaml/node.ts';
import { addressOf } from '../actions/address.ts';
import { localFiles, repositoryRoot } from '../callable.ts';
import type { Job, WorkflowModel } from '../model.ts';
import { filesOfJob } from '../shell/scripts.ts';

/** A script, a Dockerfile, an action or a workflow of this repository that is not there. */
export const missingFile: Rule<WorkflowModel> = {
  id: 'workflow/missing-file',
  severity: 'warning',
  knownAs: ['actionlint:action', 'actionlint:workflow-call'],
  *check(context) {
    const { model, document, graph } = context;
    const root = repositoryRoot(document.uri);
    if (root === undefined) return;
    const text = document.getText();
    for (const job of model.jobs) {
      yield* called(job, context);
      yield* dockerfiles(job, root, context);
      for (const { path, span } of filesOfJob(text, model, job))
        if (!graph.fileExists(`${root}/${path}`))
          yield { span, message: t('File "{0}" does not exist in the repository', path) };
    }
  },
};

function* called(job: Job, { document, graph }: RuleContext<WorkflowModel>): Iterable<RuleFinding> {
  const missing = (path: string): boolean => {
    const files = localFiles(document.uri, path);
    const folder = files[0]?.replace(/\/action\.yml$/u, '');
    return (
      files.length > 0 &&
      !files.some((uri) => graph.fileExists(uri)) &&
      !graph.fileExists(`${folder ?? ''}/Dockerfile`)
    );
  };
  const workflow = job.uses && addressOf(job.uses.text);
  if (
    job.uses &&
    workflow?.form === 'local' &&
    /^\.\/[^@]+\.ya?ml$/u.test(workflow.path) &&
    missing(workflow.path)
  )
    yield {
      span: job.uses.span,
      message: t('File "{0}" does not exist in the repository', workflow.path.slice(2)),
    };
  // An action may come with what the job checks out, or be made by it.
  if (
    job.steps.some(
      ({ uses, with: given }) =>
        /checkout@/u.test(uses?.text ?? '') &&
        given.some(({ key }) => /^(?:repository|path|ref|submodules)$/u.test(key.text)),
    )
  )
    return;
  for (const { uses, index } of job.steps) {
    const address = uses && addressOf(uses.text);
    if (!uses || address?.form !== 'local' || !missing(address.path)) continue;
    // Scripts and actions of others may bring it.
    if (!job.steps.slice(0, index).every((step) => /^(?:actions\/|[.$]\/)/u.test(step.uses?.text ?? '')))
      continue;
    yield {
      span: uses.span,
      message: t('No action in "{0}": action.yml, action.yaml and Dockerfile are missing', address.path),
    };
  }
}

/** What `docker/build-push-action` builds from: the Dockerfile in its context. */
function* dockerfiles(job: Job, root: string, { graph }: RuleContext<WorkflowModel>): Iterable<RuleFinding> {
  const [first] = job.steps;
  if (
    !/^actions\/checkout@/u.test(first?.uses?.text ?? '') ||
    first?.with.some(({ key }) => /^(?:repository|path|ref|submodules)$/u.test(key.text))
  )
    return;
  for (const step of job.steps) {
    if (step.run && !/^docker\b/u.test(step.run.text)) return;
    if (!/^docker\/build-push-action@/u.test(step.uses?.text ?? '')) continue;
    const inputs = valueOf(step.node, 'with');
    const file = scalarOf(inputs, 'file');
    const context = scalarOf(inputs, 'context');
    // Without a context it is the repository as git has it.
    const folder = /^(?:\.|\.\/)?$/u.test(context?.text ?? '')
      ? ''
      : context?.text.replace(/^\.\//u, '').replace(/\/$/u, '');
    if (
      folder === undefined ||
      pairOf(inputs, 'build-contexts') ||
      /[$:*]|\.\./u.test(`${file?.text ?? ''}${folder}`)
    )
      continue;
    const path = file
      ? file.text.replace(/^\.\//u, '')
      : folder === ''
        ? 'Dockerfile'
        : `${folder}/Dockerfile`;
    const at = file ?? context ?? step.uses;
    if (at && !graph.fileExists(`${root}/${path}`))
      yield { span: at.span, message: t('File "{0}" does not exist in the repository', path) };
  }
}
