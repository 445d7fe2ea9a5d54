import { chosenView, currentDay, drawView, uriOfPath } from '@vitruve/workspace';
import {
  describeEntity,
  isWithin,
  KINDS,
  nameKey,
  workspaceSymbols,
  type Entity,
  type KindDeclaration,
  type Severity,
  type Workspace,
} from '@vitruve/manifests';
import { t } from '@vscode/l10n';
import { CommandError } from '../command-error.ts';
import { answerQuestion } from '../kind/run.ts';
import type { FreshFolder } from './fresh-folder.ts';
import { pathInside, placeOf } from './places.ts';
import type { Tool, ToolInput } from './tool.ts';

/** Things of one sort that an answer holds, at most: more are of no use to an assistant. */
const MOST = 200;
/** Lines of a declaration that an answer quotes. */
const MOST_LINES = 60;

/** What assistants may ask: of names, findings and pictures, and what kinds answer in a terminal. */
export function allTools(): readonly Tool[] {
  return [search, entity, neighbors, findings, diagram, ...KINDS.flatMap(questions)];
}

const search: Tool = {
  name: 'search',
  description:
    'Find decisions, roles, people, activities, risks, elements, resources, jobs and other declared names whose name holds the letters of the query in their order.',
  inputs: { query: { description: 'Letters of the name; empty for all' } },
  answer: async (folder, { query = '' }) => {
    const workspace = await folder.workspace();
    const found = workspaceSymbols(workspace, query);
    return {
      found: found.slice(0, MOST).map(({ name, containerName, location }) => ({
        name,
        ...(containerName === undefined ? {} : { detail: containerName }),
        ...placeOf(folder, workspace, location.uri, offsetOf(workspace, location)),
      })),
      ...moreThan(found.length),
    };
  },
};

const entity: Tool = {
  name: 'entity',
  description:
    'What something is: each declaration of a name, with its type, place, description and text. Names are those that search finds.',
  inputs: { name: { description: 'Name or key: ADR-0003, R3, shop.api, Data team' } },
  answer: async (folder, { name = '' }) => {
    const workspace = await folder.workspace();
    return {
      declarations: named(workspace, name).map((one) => ({
        ...told(folder, workspace, one),
        ...described(workspace, one),
        ...textOf(workspace, one),
      })),
    };
  },
};

const neighbors: Tool = {
  name: 'neighbors',
  description: 'What a declaration names, and what names it, across all files: one step in the graph.',
  inputs: { name: { description: 'Name or key' } },
  answer: async (folder, { name = '' }) => {
    const workspace = await folder.workspace();
    return {
      declarations: named(workspace, name).map((one) => {
        const { graph } = workspace.folderContext(uriOfPath(folder.path));
        const outgoing = graph
          .referencesIn(one.uri)
          .filter(({ span }) => one.extent.start <= span.start && span.end <= one.extent.end)
          .flatMap((reference) =>
            graph
              .resolve(reference)
              .slice(0, 1)
              .map((target) => ({ relation: reference.relation, ...told(folder, workspace, target) })),
          );
        const incoming = graph.referencesTo(one).map(({ uri, span, relation }) => ({
          relation,
          ...holderOf(folder, workspace, uri, span.start),
        }));
        return {
          ...told(folder, workspace, one),
          names: outgoing.slice(0, MOST),
          namedBy: incoming.slice(0, MOST),
          ...moreThan(Math.max(outgoing.length, incoming.length)),
        };
      }),
    };
  },
};

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

const findings: Tool = {
  name: 'findings',
  description: 'What the rules find in a file or folder, the gravest first, as vitruve check does.',
  inputs: {
    path: { description: 'File or folder, from the workspace folder (default: all)', isOptional: true },
    rule: { description: 'Beginning of the id of a rule: architecture/', isOptional: true },
  },
  answer: async (folder, { path = '.', rule = '' }) => {
    const workspace = await folder.workspace();
    const within = uriOfPath(await pathInside(folder, path));
    const found = workspace
      .manifests()
      .filter((uri) => isWithin(within, uri))
      .flatMap((uri) =>
        workspace
          .check(uri)
          .findings.filter((finding) => finding.rule.startsWith(rule))
          .map(({ rule: id, severity, message, span }) => ({
            rule: id,
            severity,
            message,
            ...placeOf(folder, workspace, uri, span.start),
          })),
      )
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
    return { findings: found.slice(0, MOST), ...moreThan(found.length) };
  },
};

const diagram: Tool = {
  name: 'diagram',
  description:
    'A view of a file or folder as Markdown: a Mermaid diagram or a table. An unknown view is answered with those that there are.',
  inputs: {
    path: { description: 'File or folder, from the workspace folder (default: all)', isOptional: true },
    view: { description: 'Id of the view (default: the most telling one)', isOptional: true },
  },
  answer: async (folder, { path = '.', view }) => {
    const asked = { from: folder.path, today: currentDay() };
    const chosen = await chosenView(await pathInside(folder, path), view, asked);
    return (await drawView(chosen, 'markdown', {})).content;
  },
};

/** The questions that a kind answers in a terminal, under their names there. */
function questions({ id: kindId, terminalCommands = [] }: KindDeclaration): readonly Tool[] {
  return terminalCommands
    .filter(({ isQuestion }) => isQuestion === true)
    .map(({ name, describe, arguments: inputs, options = [], comparesWith }) => ({
      name,
      description: describe(),
      inputs: Object.fromEntries<ToolInput>([
        ...inputs.map(({ name: input, isOptional }): [string, ToolInput] => [
          input,
          { description: input, ...(isOptional === true && { isOptional }) },
        ]),
        ...options.map((option): [string, ToolInput] => [
          option.name,
          { description: option.describe(), isOptional: true },
        ]),
      ]),
      answer: async (folder, given) => {
        const question = {
          folder: folder.path,
          workspaceFolder: folder.path,
          today: currentDay(),
          comparesWith,
        };
        const answer = await answerQuestion(await folder.workspace(), { kindId, name }, given, question);
        if (answer.file) throw new CommandError(t('This format is not text: export it in a terminal'));
        return answer.json;
      },
    }));
}

/** @throws CommandError when nothing is called so. */
function named(workspace: Workspace, name: string): readonly Entity[] {
  const keys = new Set([name, nameKey(name)]);
  const found = workspace
    .manifests()
    .flatMap((uri) => workspace.factsOf(uri)?.entities ?? [])
    .filter((one) => keys.has(one.name) || keys.has(one.key) || keys.has(nameKey(one.name)));
  if (found.length === 0) throw new CommandError(t('Nothing in this folder is called "{0}"', name));
  return found.slice(0, MOST);
}

function told(folder: FreshFolder, workspace: Workspace, { type, name, detail, uri, span }: Entity): object {
  return {
    type,
    name,
    ...(detail === undefined ? {} : { detail }),
    ...placeOf(folder, workspace, uri, span.start),
  };
}

/** The smallest declaration around a place, or the place alone. */
function holderOf(folder: FreshFolder, workspace: Workspace, uri: string, offset: number): object {
  const [holder] = (workspace.factsOf(uri)?.entities ?? [])
    .filter(({ extent }) => extent.start <= offset && offset < extent.end)
    .sort((a, b) => a.extent.end - a.extent.start - (b.extent.end - b.extent.start));
  return holder ? told(folder, workspace, holder) : placeOf(folder, workspace, uri, offset);
}

function described(workspace: Workspace, one: Entity): { readonly description?: string } {
  const description = describeEntity(workspace, one);
  return description === undefined ? {} : { description };
}

/** Nothing of a document that may hold passwords. */
function textOf(workspace: Workspace, { uri, extent }: Entity): { readonly text?: string } {
  const document = workspace.document(uri);
  if (!document || workspace.kindOf(uri)?.holdsSecrets?.(document) === true) return {};
  const text = document.getText().slice(extent.start, extent.end);
  const lines = text.split('\n');
  return { text: lines.length <= MOST_LINES ? text : [...lines.slice(0, MOST_LINES), '…'].join('\n') };
}

function offsetOf(
  workspace: Workspace,
  location: ReturnType<typeof workspaceSymbols>[number]['location'],
): number {
  return 'range' in location ? (workspace.document(location.uri)?.offsetAt(location.range.start) ?? 0) : 0;
}

function moreThan(count: number): { readonly total?: number } {
  return count > MOST ? { total: count } : {};
}
