import { t } from '@vscode/l10n';
import type { Graph } from '../../core/graph/graph.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { applyChanges, type WorkspaceChange } from '../../core/text/change.ts';
import { folderOf, isWithin } from '../../core/text/resource.ts';
import { touches, type Span } from '../../core/text/span.ts';
import { parseMarkdown } from '../../core/markdown/parse.ts';
import type { KindContext, NewManifest, TemplatePlace } from '../../core/kind.ts';
import {
  supersededStatus,
  withStatus,
  withSupersedes,
  statusLike,
  type DecisionName,
  type Editable,
} from './edit.ts';
import { nameWith, numberedName, slugOf } from '../../formats/citations/file-name.ts';
import { decisionId } from '../../formats/citations/mention.ts';
import type { Decision } from './model.ts';
import { readDecision } from './parse.ts';
import { findPlaceholders } from './placeholder.ts';
import { nextNumber } from './renumber.ts';
import { STATUSES, type StatusName } from '../../formats/citations/status.ts';
import { TRANSITIONS } from './status.ts';
import { filledTemplate, teamTemplates, type TeamTemplate } from './team-template.ts';
import { TEMPLATE_IDS, templateText, type TemplateId } from './template.ts';

/** The formats of new records, in the user's language. */
export function templates(): readonly { id: TemplateId; label: string }[] {
  return [
    { id: 'madr', label: t('MADR: options, outcome, pros and cons') },
    { id: 'madr-minimal', label: t('MADR, short form: context, options, outcome') },
    { id: 'nygard', label: t('Nygard: status, context, decision, consequences') },
    { id: 'y-statement', label: t('Y-statement: a single sentence') },
  ];
}

/** The team's own templates, beside the records. */
export function templatesIn({ root, settings, graph }: TemplatePlace): readonly TeamTemplate[] {
  return teamTemplates(root, decisionFolder(root, settings, graph), graph);
}

/** The template that the settings name, whether it is there or not. */
export function usualTemplate({ settings }: Pick<TemplatePlace, 'settings'>): string | undefined {
  return settings.adr.ownTemplate === '' ? undefined : settings.adr.ownTemplate;
}

/** A new record with the next free number, where the other records are. */
export function createDecision(request: NewManifest): WorkspaceChange[] {
  const { root, title, language, today, settings, graph } = request;
  const folder = decisionFolder(root, settings, graph);
  const template = TEMPLATE_IDS.find((id) => id === request.template) ?? settings.adr.template;
  const number = nextNumber(graph, folder);
  const record = { number, title, status: 'proposed', date: today, language } as const;
  const own = templatesIn(request).find(({ id }) => id === request.template);
  const ownText = own && graph.text(own.uri);
  const text = ownText === undefined ? templateText(template, record) : filledTemplate(ownText, record);
  return [
    { kind: 'create', uri: fileFor(graph, folder, number, title), text, placeholders: spansToFill(text) },
  ];
}

/** A new, accepted record in the dialect of the old one, and the old one marked as superseded: each names the other. */
export function supersede(
  record: Editable,
  { graph, today, settings }: Pick<KindContext<Decision>, 'graph' | 'today' | 'settings'>,
  title: string,
): WorkspaceChange[] {
  const { model } = record;
  const folder = folderOf(record.uri);
  const number = nextNumber(graph, folder);
  const uri = fileFor(graph, folder, number, title);
  const text = templateText(templateLike(model, settings), {
    number,
    title,
    status: 'accepted',
    date: today,
    language: model.language,
  });
  const old: DecisionName = {
    uri: record.uri,
    id: model.id,
    number: model.number,
    title: model.title?.text,
  };
  const created = { uri, text, model: readDecision(uri, text, parseMarkdown(text)) };
  const whole = applyChanges(text, [withSupersedes(created, old)]);
  return [
    { kind: 'create', uri, text: whole, placeholders: spansToFill(whole) },
    withStatus(record, supersededStatus(record, { uri, id: decisionId(number), number, title })),
  ];
}

function spansToFill(text: string): readonly Span[] {
  return findPlaceholders(text).map(({ span }) => span);
}

/** The statuses that the record may take from where it is; all of them when it has none. */
export function allowedStatuses({ model: { status } }: KindContext<Decision>): readonly StatusName[] {
  return status?.value ? TRANSITIONS[status.value] : STATUSES;
}

/** Writes a status where the record keeps its own, in the record's language, and the day of the change. */
export function changeStatus(
  { document, model, today }: KindContext<Decision>,
  status: StatusName,
): WorkspaceChange[] {
  const { uri } = document;
  const changes: WorkspaceChange[] = [
    withStatus({ uri, text: document.getText(), model }, statusLike(model, status)),
  ];
  // `Status: Accepted on 2025-03-04`: the day is part of the status and goes with it.
  const apart = !model.status || !model.date || !touches(model.status.span, model.date.span.start);
  if (apart && model.date?.iso && model.date.iso !== today)
    changes.push({
      kind: 'text',
      uri,
      span: model.date.span,
      text: today,
    });
  return changes;
}

function templateLike({ dialect, status }: Decision, settings: Settings): TemplateId {
  if (dialect === 'other') return status?.form === 'section' ? 'nygard' : settings.adr.template;
  if (dialect !== 'madr') return dialect;
  return settings.adr.template === 'madr-minimal' ? 'madr-minimal' : 'madr';
}

/** The folder that holds most records; that of the settings while there are none. */
export function decisionFolder(root: string, settings: Settings, graph: Graph): string {
  const counts = new Map<string, number>();
  for (const { uri, facts } of graph.all('decision', `${root}/x.md`)) {
    if (facts?.number === undefined || !isWithin(root, uri)) continue;
    const folder = folderOf(uri);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  const configured = settings.adr.folder.replace(/^\/+|\/+$/gu, '');
  return most?.[0] ?? (configured === '' ? root : `${root}/${configured}`);
}

/** A file name like those of the folder: the same prefix, digits and separator. */
function fileFor(graph: Graph, folder: string, number: number, title: string): string {
  const last = graph
    .all('decision', `${folder}/x.md`)
    .filter(({ uri }) => folderOf(uri) === folder)
    .map(({ uri }) => numberedName(uri))
    .findLast((name) => name !== undefined);
  const slug = slugOf(title) || 'decision';
  const name = { prefix: '', digits: '0000', number, joint: '-', extension: '.md', ...last, slug };
  return `${folder}/${encodeURIComponent(nameWith(name, { number, slug }))}`;
}
