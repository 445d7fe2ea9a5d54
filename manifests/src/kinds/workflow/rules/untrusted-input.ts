import { t } from '@vscode/l10n';
import type { Rule } from '../../../core/rules/rule.ts';
import { accessesIn, type Access } from '../expression/accesses.ts';
import { spanOfTokens } from '../expression/place.ts';
import type { Expression, Step, WorkflowModel } from '../model.ts';
import { asVariable } from './as-variable.ts';

/**
 * What a stranger writes: https://docs.github.com/en/actions/concepts/security/script-injections and
 * https://securitylab.github.com/resources/github-actions-untrusted-input/. `*` is any item or name.
 */
const UNTRUSTED = [
  'github.head_ref',
  'github.event.issue.title',
  'github.event.issue.body',
  'github.event.pull_request.title',
  'github.event.pull_request.body',
  'github.event.pull_request.head.ref',
  'github.event.pull_request.head.label',
  'github.event.pull_request.head.repo.default_branch',
  'github.event.comment.body',
  'github.event.review.body',
  'github.event.review_comment.body',
  'github.event.pages.*.page_name',
  'github.event.commits.*.message',
  'github.event.commits.*.author.email',
  'github.event.commits.*.author.name',
  'github.event.head_commit.message',
  'github.event.head_commit.author.email',
  'github.event.head_commit.author.name',
  'github.event.discussion.title',
  'github.event.discussion.body',
  'github.event.workflow_run.head_branch',
  'github.event.workflow_run.head_commit.message',
  'github.event.workflow_run.head_commit.author.email',
  'github.event.workflow_run.head_commit.author.name',
].map((path) => path.split('.'));

/** Functions that give nothing of the text that they are given. */
const HARMLESS = new Set(['contains', 'startswith', 'endswith', 'hashfiles']);

/** A text that a stranger chooses, put into a script: they choose what the script does. */
export const untrustedInput: Rule<WorkflowModel> = {
  id: 'workflow/untrusted-input',
  severity: 'warning',
  profiles: { security: 'error' },
  knownAs: ['actionlint:expression'],
  *check({ model, document }) {
    const source = { uri: document.uri, text: document.getText() };
    for (const expression of model.expressions) {
      const { tree } = expression.parsed;
      if (!tree || !isScript(expression, model)) continue;
      for (const access of accessesIn(tree, HARMLESS)) {
        const path = untrustedPath(access);
        if (path === undefined) continue;
        const last = access.steps.findLast((step) => step !== undefined);
        yield {
          span: spanOfTokens(expression, access.context, last?.token ?? access.context),
          message: t(
            '"{0}" is potentially untrusted (script injection): anyone who opens an issue or a pull request can set it. Pass it to the script as an environment variable',
            path,
          ),
          ...asVariable(expression, access, stepAt(expression, model), source),
        };
      }
    }
  },
};

/** Scripts of `run`, and those that `actions/github-script` takes. */
function isScript({ site }: Expression, model: WorkflowModel): boolean {
  if (site.use === 'script') return true;
  const { path } = site;
  if (path.at(-1) !== 'script' || path.at(-2) !== 'with') return false;
  const step = stepAt({ site }, model);
  return /^actions\/github-script@/u.test(step?.uses?.text ?? '');
}

/** The step that an expression is in. */
function stepAt({ site: { path } }: Pick<Expression, 'site'>, model: WorkflowModel): Step | undefined {
  const job = model.jobs.find(({ id }) => id.text === path[1]);
  const index = path[path.indexOf('steps') + 1];
  return (job?.steps ?? model.action?.steps ?? []).find((step) => step.index === index);
}

function untrustedPath({ context, steps }: Access): string | undefined {
  const written = [context.lexeme, ...steps.map((step) => step?.name ?? '*')].map((name) =>
    name.toLowerCase(),
  );
  // `.*.body[0]` takes one of what the star gave.
  while (written.at(-1) === '*') written.pop();
  const path = UNTRUSTED.find(
    (pattern) =>
      pattern.length === written.length &&
      pattern.every((name, index) => name === '*' || written[index] === '*' || written[index] === name),
  );
  return path?.join('.');
}
