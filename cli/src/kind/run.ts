import { t } from '@vscode/l10n';
import {
  isRefusal,
  isTerminalAnswer,
  KINDS,
  language,
  type Answers,
  type Diagram,
  type ProducedFile,
  type TerminalAnswer,
  type TerminalRun,
  type Workspace,
} from '@vitruve/manifests';
import { openWorkspace, pathOf, producedBytes, terminalText, uriOfPath } from '@vitruve/workspace';
import { CommandError } from '../command-error.ts';
import { comparisonWith, pastWith } from './comparison.ts';
import { emit } from '../output.ts';
import { shown } from '../shown.ts';
import { writeChanges } from '../write-changes.ts';

export interface KindCommandOptions {
  readonly folder: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Writes nothing. */
  readonly check: boolean;
  /** Prints the answer to a question as JSON. */
  readonly json: boolean;
  /** Prints the answer to a question as Markdown. */
  readonly markdown: boolean;
  /** The file that an answer is written to. */
  readonly output?: string;
  /** The name of the answer that names a commit. */
  readonly comparesWith?: string;
  /** Reads no manifests of the folder. */
  readonly onlyNamed?: boolean;
}

/**
 * Runs a command of a kind on a folder, and prints its answer, or the files that it wrote or would write.
 * @returns false for a check that something would change.
 * @throws CommandError when the kind refuses, with its reason, or a file cannot be written.
 */
export async function runKindCommand(
  kindId: string,
  name: string,
  answers: Answers,
  {
    folder: given,
    today,
    check,
    json,
    markdown,
    output,
    comparesWith,
    onlyNamed = false,
  }: KindCommandOptions,
): Promise<boolean> {
  const { workspace, targets, folders } = await openWorkspace([given], {
    from: process.cwd(),
    today,
    onlyNamed,
  });
  const folder = targets[0]?.path ?? given;
  const asked = { folder, workspaceFolder: folders[0] ?? folder, today, comparesWith };
  const outcome = await outcomeOf(workspace, { kindId, name }, answers, asked);
  if (isRefusal(outcome)) throw new CommandError(outcome.refused);
  if (isTerminalAnswer(outcome)) {
    const { file } = outcome;
    if (json) await emit(`${JSON.stringify(outcome.json, null, 2)}\n`, output);
    else if (file) await emit(await producedBytes(workspace, uriOfPath(folder), file), fileFor(file, output));
    else if (output === undefined) await emit(await printed(outcome, markdown), undefined);
    else await emit(`${outcome.lines.join('\n')}\n`, output);
    tell(outcome.notes);
    return true;
  }
  const { changes, notes } = 'changes' in outcome ? outcome : { changes: outcome, notes: [] };
  const changed = changes.map((change) => pathOf(change.kind === 'rename' ? change.to : change.uri));
  if (!check) await writeChanges(folder, changes);
  tell(notes);
  const paths = [...new Set(changed)];
  await emit(
    paths.length === 0
      ? `${t('Nothing to change')}\n`
      : paths.map((path) => `${terminalText(shown(path))}\n`).join(''),
    undefined,
  );
  return !check || paths.length === 0;
}

/** @throws CommandError for bytes that a terminal would show. */
function fileFor({ type }: ProducedFile, output: string | undefined): string | undefined {
  if (type === 'workbook' && output === undefined && process.stdout.isTTY)
    throw new CommandError(t('A workbook is binary: use --output to write it to a file'));
  return output;
}

function tell(notes: readonly string[] = []): void {
  for (const note of notes) process.stderr.write(`${terminalText(note)}\n`);
}

/** Where and when a kind is asked. */
export interface KindQuestion {
  /** Absolute path. */
  readonly folder: string;
  /** Of the workspace, in which the folder lies. */
  readonly workspaceFolder: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** The name of the answer that names a commit. */
  readonly comparesWith?: string | undefined;
}

/**
 * Asks a kind what one of its commands asks.
 * @throws CommandError when the kind refuses, with its reason.
 */
export async function answerQuestion(
  workspace: Workspace,
  command: { readonly kindId: string; readonly name: string },
  answers: Answers,
  question: KindQuestion,
): Promise<TerminalAnswer> {
  const outcome = await outcomeOf(workspace, command, answers, question);
  if (isRefusal(outcome)) throw new CommandError(outcome.refused);
  if (isTerminalAnswer(outcome)) return outcome;
  throw new Error(`${command.name} is no question`);
}

async function outcomeOf(
  workspace: Workspace,
  { kindId, name }: { readonly kindId: string; readonly name: string },
  answers: Answers,
  { folder, workspaceFolder, today, comparesWith }: KindQuestion,
): Promise<ReturnType<TerminalRun>> {
  const kind = await KINDS.find(({ id }) => id === kindId)?.load();
  const run = kind?.terminalRuns?.[name];
  const replay = kind?.terminalReplays?.[name];
  const root = uriOfPath(folder);
  const { settings, graph } = workspace.folderContext(root);
  const asked = { root, language: language(), today, settings, graph };
  if (replay) return replay(asked, answers, (most) => pastWith(workspace, workspaceFolder, { most, today }));
  if (!run) throw new CommandError(t('Unknown command "{0}"', name));
  const revision = comparesWith === undefined ? undefined : answers[comparesWith];
  const comparison =
    revision === undefined
      ? undefined
      : await comparisonWith(workspace, workspaceFolder, { revision, today });
  return run(asked, answers, comparison);
}

/** An answer for people, in a terminal or as Markdown with its picture in the language of mermaid. */
async function printed({ lines, markdown }: TerminalAnswer, isMarkdown: boolean): Promise<string> {
  const text = (all: readonly string[]): string => all.map((line) => `${terminalText(line)}\n`).join('');
  if (!isMarkdown || !markdown) return text(lines);
  const { title, diagram, lines: told } = markdown;
  return text([`## ${title}`, ...(diagram ? ['', ...(await pictureOf(diagram))] : []), ...told]);
}

async function pictureOf(diagram: Diagram): Promise<readonly string[]> {
  const { diagramMermaid, LIGHT } = await import('@vitruve/drawing');
  const picture = diagramMermaid(diagram, { palette: LIGHT }).text;
  return ['```mermaid', ...picture.trimEnd().split('\n'), '```'];
}
