import { t } from '@vscode/l10n';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { isScalar, pairOf, type YamlScalar } from '../../../core/yaml/node.ts';
import type { Job, Step, WorkflowModel } from '../model.ts';

/** What `actions/upload-artifact` calls an artifact that has no name. */
const UNNAMED = 'artifact';

/** An artifact that is fetched and that no job makes, or one that several jobs of a matrix make under one name. */
export const artifactName: Rule<WorkflowModel> = {
  id: 'workflow/artifact-name',
  severity: 'warning',
  *check(context) {
    yield* notMade(context);
    yield* madeTwice(context.model);
  },
};

interface Use {
  readonly job: Job;
  readonly step: Step;
  /** What says the name; undefined where the default applies. */
  readonly name: YamlScalar | undefined;
  /** The name of the artifact; undefined where it cannot be told from the text. */
  readonly written: string | undefined;
}

function usesOf(model: WorkflowModel, action: RegExp): Use[] {
  return model.jobs.flatMap((job) =>
    job.steps
      .filter(({ uses }) => action.test(uses?.text ?? ''))
      .map((step) => {
        const archive = inputOf(step, 'archive')?.text ?? 'true';
        if (archive !== 'true') return { job, step, ...nameOfFile(archive, inputOf(step, 'path')) };
        const name = inputOf(step, 'name');
        return { job, step, name, written: name?.text ?? UNNAMED };
      }),
  );
}

/** With `archive: false` the one file that is uploaded gives its name, and the input `name` counts for nothing. */
function nameOfFile(archive: string, path: YamlScalar | undefined): Pick<Use, 'name' | 'written'> {
  const text = path?.text.trim() ?? '';
  const isLiteral = archive === 'false' && text !== '' && !/[*?[\]\n$~]|^!|\/$/u.test(text);
  return { name: path, written: isLiteral ? text.replace(/^.*[/\\]/u, '') : undefined };
}

function inputOf({ with: given }: Step, name: string): YamlScalar | undefined {
  const value = given.find(({ key }) => key.text === name)?.value;
  return isScalar(value) ? value : undefined;
}

/** Only where all that the run makes is written here: no action of others, no workflow that calls or is called. */
function* notMade({ model, document }: RuleContext<WorkflowModel>): Iterable<RuleFinding> {
  const isShared =
    model.triggers.some(({ event }) => event.text === 'workflow_call') ||
    model.jobs.some(({ uses, steps }) => uses || steps.some((step) => step.uses && !isOwn(step.uses.text)));
  if (isShared) return;
  const uploads = usesOf(model, /^actions\/upload-artifact(?:\/merge)?@/u);
  const made = uploads.flatMap(({ written }) => written ?? []);
  // A name that cannot be told may be any.
  if (made.length < uploads.length) return;
  for (const { step, name } of usesOf(model, /^actions\/download-artifact@/u)) {
    const isFromOtherRun = ['run-id', 'github-token', 'repository'].some((input) => inputOf(step, input));
    if (!name || isFromOtherRun || name.text.includes('${{') || made.some((other) => mayBe(other, name.text)))
      continue;
    const suggestion = nearest(name.text, made);
    yield {
      span: name.span,
      message:
        suggestion === undefined
          ? t('Artifact "{0}" is not uploaded by any job of this workflow', name.text)
          : t(
              'Artifact "{0}" is not uploaded by any job of this workflow. Did you mean "{1}"?',
              name.text,
              suggestion,
            ),
      ...changeTo(document.uri, name, suggestion),
    };
  }
}

/** Actions that are known to upload nothing of their own. */
function isOwn(uses: string): boolean {
  return /^(?:actions|docker)\//u.test(uses) && !/^actions\/(?:upload-pages-artifact|attest)/u.test(uses);
}

/** True when a name with expressions in it may come to be a text. */
function mayBe(written: string, text: string): boolean {
  const parts = written.split(/\$\{\{[^}]*\}\}/u);
  if (parts.length === 1) return written === text;
  let at = 0;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return text.startsWith(parts[0] ?? '') && text.endsWith(parts.at(-1) ?? '');
}

/** Since version 4 an artifact is made once: the second of a matrix, or of another job, is refused. */
function* madeTwice(model: WorkflowModel): Iterable<RuleFinding> {
  const first = new Map<string, Use>();
  for (const use of usesOf(model, /^actions\/upload-artifact@v(?:[4-9]|\d\d)(?:\.|$)/u)) {
    const { job, step, name, written } = use;
    const at = (name ?? step.uses)?.span;
    // A condition may leave one alone to make it.
    const isSure = !job.condition && !pairOf(step.node, 'if') && inputOf(step, 'overwrite')?.text !== 'true';
    if (!at || !isSure || written === undefined || written.includes('${{')) continue;
    if (job.matrix && runsTwice(job))
      yield {
        span: at,
        message: t(
          'Every job of the matrix uploads artifact "{0}", and names must be unique: add a matrix value to the name',
          written,
        ),
      };
    const other = first.get(written);
    if (!other) first.set(written, use);
    else if (other.job !== job || other.step !== step)
      yield {
        span: at,
        message: t('Duplicate artifact name "{0}": use a unique name', written),
      };
  }
}

/** True for a matrix that is known to make several jobs. */
function runsTwice({ matrix }: Job): boolean {
  return (
    matrix?.rows.some(({ value }) => value?.type === 'seq' && value.items.length > 1 && !matrix.exclude) ===
    true
  );
}
