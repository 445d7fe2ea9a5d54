import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { Rule } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import type { YamlScalar } from '../../../core/yaml/node.ts';
import type { Step, WorkflowModel } from '../model.ts';
import { systemOfJob, type System } from '../runners.ts';

/** https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell */
export const SHELLS: Readonly<Record<string, readonly System[]>> = {
  bash: ['linux', 'macos', 'windows'],
  pwsh: ['linux', 'macos', 'windows'],
  python: ['linux', 'macos', 'windows'],
  node: ['linux', 'macos', 'windows'],
  sh: ['linux', 'macos'],
  cmd: ['windows'],
  powershell: ['windows'],
};

/** A shell that GitHub does not have, or not on the system of the job. */
export const shell: Rule<WorkflowModel> = {
  id: 'workflow/shell',
  severity: 'error',
  knownAs: ['actionlint:shell-name'],
  *check({ model, document }) {
    if (model.shell) yield* ofShell(model.shell, undefined, document.uri);
    for (const job of model.jobs) {
      const system = systemOfJob(job);
      if (job.shell) yield* ofShell(job.shell, system, document.uri);
      for (const step of job.steps)
        if (step.shell) yield* ofShell(step.shell, isForOneSystem(step) ? undefined : system, document.uri);
    }
    for (const step of model.action?.steps ?? [])
      if (step.shell) yield* ofShell(step.shell, undefined, document.uri);
  },
};

/** True for a step that says itself on which system it runs: `if: runner.os == 'Windows'`. */
function isForOneSystem({ condition }: Step): boolean {
  return condition !== undefined && /\brunner\.os\b/iu.test(condition.text);
}

function* ofShell(written: YamlScalar, system: System | undefined, uri: string): Iterable<RuleFinding> {
  const { text } = written;
  // A command of one's own has the place of the script in it.
  if (text.includes('{0}') || text.includes('${{')) return;
  const name = text.trim().toLowerCase();
  const systems = Object.hasOwn(SHELLS, name) ? SHELLS[name] : undefined;
  if (!systems) {
    const suggestion = nearest(text, Object.keys(SHELLS));
    yield {
      span: written.span,
      message:
        suggestion === undefined
          ? t(
              '"{0}" is not a valid shell. Valid values: {1}, or a custom command that contains "{2}"',
              text,
              Object.keys(SHELLS).join(', '),
              '{0}',
            )
          : t('"{0}" is not a valid shell. Did you mean "{1}"?', text, suggestion),
      ...changeTo(uri, written, suggestion),
    };
  } else if (system && !systems.includes(system)) {
    yield {
      span: written.span,
      message: t('Shell "{0}" is not available on the runners of this job ({1})', text, system),
    };
  }
}
