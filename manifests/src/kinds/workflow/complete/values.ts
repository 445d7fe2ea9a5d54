import { t } from '@vscode/l10n';
import type { Completion } from '../../../core/contributions/completion.ts';
import { reachedFrom, turned } from '../../../core/order/reached.ts';
import { folderOf, pathWithin } from '../../../core/text/resource.ts';
import type { YamlCursor } from '../../../core/yaml/cursor.ts';
import { writtenAt } from '../../../core/yaml/written.ts';
import type { KindContext } from '../../../core/kind.ts';
import { popularActions } from '../actions/popular.ts';
import { repositoryRoot } from '../callable.ts';
import type { At } from '../grammar/at.ts';
import { formOf } from '../grammar/grammar.ts';
import type { WorkflowModel } from '../model.ts';
import { SHELLS } from '../rules/shell.ts';
import { HOSTED_LABELS } from '../runners.ts';

/** Words that the grammar knows at a caret, and names: jobs, runners, shells, actions, workflows. */
export function completeValues(
  context: KindContext<WorkflowModel>,
  cursor: YamlCursor,
  at: At,
): Completion[] {
  const { model } = context;
  const form =
    cursor.role === 'item' && at.form.items !== undefined ? formOf(model.language, at.form.items) : at.form;
  const words = [
    ...(form.words ?? []),
    ...(form.boolean && form.words?.length === 0 ? ['true', 'false'] : []),
  ];
  return [
    ...words.map((word, index) =>
      proposal(cursor, word, { fromSchema: true, sortText: rankOf(word, index) }, word),
    ),
    ...names(context, cursor),
  ];
}

/** Events that most workflows start from: the grammar lists them among forty others by the alphabet. */
const USUAL_EVENTS = ['push', 'pull_request', 'workflow_dispatch', 'schedule', 'workflow_call', 'release'];

/** Sorts words and keys: those that are usual, then the others in the order of the grammar. */
export function rankOf(word: string, index: number): string {
  const usual = USUAL_EVENTS.indexOf(word);
  return usual === -1 ? `1${String(index).padStart(3, '0')}` : `0${usual}`;
}

function names(context: KindContext<WorkflowModel>, cursor: YamlCursor): Completion[] {
  const { model, settings } = context;
  const key = cursor.path.findLast((step) => typeof step === 'string');
  switch (key ?? '') {
    case 'needs': {
      const own = String(cursor.path[1]).toLowerCase();
      const needs = new Map(
        model.jobs.map((job) => [job.key, job.needs.map(({ text }) => text.toLowerCase())] as const),
      );
      const later = reachedFrom(
        own,
        turned(needs.keys(), (key) => needs.get(key) ?? []),
      );
      return model.jobs
        .filter((job) => job.key !== own && !later.has(job.key))
        .map(({ id, name }) => proposal(cursor, id.text, name ? { detail: name.text } : {}));
    }
    case 'runs-on':
    case 'labels':
      return [
        ...settings.workflows.runnerLabels.filter((label) => !label.includes('*')),
        ...HOSTED_LABELS,
      ].map((label, index) => proposal(cursor, label, { sortText: String(index).padStart(3, '0') }));
    case 'shell':
      return Object.entries(SHELLS).map(([shell, systems]) =>
        proposal(cursor, shell, { detail: systems.join(', ') }),
      );
    case 'uses':
      return usable(context, cursor);
    default:
      return [];
  }
}

/** Actions and workflows of this repository, then the popular ones. */
function usable({ graph, document, model }: KindContext<WorkflowModel>, cursor: YamlCursor): Completion[] {
  const job = model.language === 'workflow' && cursor.path.length === 3;
  const root = repositoryRoot(document.uri);
  const local =
    root === undefined
      ? []
      : graph.all('pipeline', document.uri).flatMap(({ uri, name, facts }) => {
          if (facts?.callable !== (job ? 'workflow' : 'action') || uri === document.uri) return [];
          const path = pathWithin(root, job ? uri : folderOf(uri));
          return [proposal(cursor, `./${path}`, { detail: name, sortText: `0${path}` }, `./${path}`)];
        });
  const popular = job
    ? []
    : popularActions().map((spec) =>
        proposal(
          cursor,
          spec,
          { sortText: `${spec.startsWith('actions/') ? 1 : 2}${spec}`, detail: t('popular action') },
          spec,
        ),
      );
  return [...local, ...popular];
}

function proposal(
  cursor: YamlCursor,
  label: string,
  more: Partial<Completion> = {},
  text?: string,
): Completion {
  return {
    label,
    span: cursor.span,
    text: text ?? writtenAt(cursor, label),
    kind: 'value',
    ...more,
  };
}
