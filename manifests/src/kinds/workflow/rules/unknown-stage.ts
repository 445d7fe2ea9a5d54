import { t } from '@vscode/l10n';
import { partsNamedIn, type NamedPart } from '../../../formats/shell/stages-of.ts';
import { changeTo } from '../../../core/findings/change-to.ts';
import type { RuleFinding } from '../../../core/findings/finding.ts';
import type { Entity } from '../../../core/graph/entity.ts';
import type { Rule, RuleContext } from '../../../core/rules/rule.ts';
import { nearest } from '../../../formats/json-schema/nearest.ts';
import { fileName } from '../../../core/text/resource.ts';
import type { Span } from '../../../core/text/span.ts';
import { placesIn } from '../../../core/yaml/place-in-scalar.ts';
import { repositoryRoot } from '../callable.ts';
import type { WorkflowModel } from '../model.ts';
import { isPlain } from '../shell/scripts.ts';
import { folderOfStep, inFolder } from '../shell/working-folder.ts';

/** A step that runs a stage which its pipeline does not have, or gives it a parameter which it does not take. */
export const unknownStage: Rule<WorkflowModel> = {
  id: 'workflow/unknown-stage',
  severity: 'warning',
  *check(context) {
    const { model, document } = context;
    const root = repositoryRoot(document.uri);
    if (root === undefined) return;
    for (const job of model.jobs) {
      if (!isPlain(job)) continue;
      for (const step of job.steps) {
        const folder = folderOfStep(model, job, step);
        if (!step.run || folder === undefined) continue;
        const place = placesIn(document.getText(), step.run);
        for (const part of partsNamedIn(step.run.text)) {
          const [path] = part.files.map((file) => inFolder(folder, file));
          if (path === undefined || part.type === 'service') continue;
          const finding = ofPart(part, place(part.start, part.end), `${root}/${path}`, context);
          if (finding) yield finding;
        }
      }
    }
  },
};

/** Services are left out: a compose file may be one of several. */
function ofPart(
  { type, name }: NamedPart,
  span: Span,
  target: string,
  { graph, document }: RuleContext<WorkflowModel>,
): RuleFinding | undefined {
  const declared = graph.declaredIn(target);
  const stages = declared.filter((entity) => entity.type === 'stage');
  // A file that is not there, or that cannot be read, is another matter.
  if (stages.length === 0 || declared.some((entity) => matchesStage(entity, type, name))) return undefined;
  // DVC takes the path of an output, or of a file that it tracks, as well.
  if (graph.fileExists(target.replace(/[^/]*$/u, name))) return undefined;
  const names = declared.filter((entity) => entity.type === type).map((entity) => entity.name);
  const suggestion = nearest(name, names);
  const file = fileName(target);
  const message =
    type === 'parameter'
      ? t('"{0}" has no parameter "{1}"', file, name)
      : t('"{0}" has no stage "{1}"', file, name);
  const more =
    suggestion === undefined
      ? names.length > 0
        ? ` (${names.slice(0, 30).join(', ')})`
        : ''
      : `. ${t('Did you mean "{0}"?', suggestion)}`;
  return { span, message: message + more, ...changeTo(document.uri, span, suggestion) };
}

function matchesStage({ type, key, name: written }: Entity, asked: NamedPart['type'], name: string): boolean {
  return (type === asked && key === name) || (type === 'artifact' && (key === name || written === name));
}
