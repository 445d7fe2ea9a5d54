import * as vscode from 'vscode';
import { KindCommandRequest, type CommandStep } from '@vitruve/server';
import { applyAuthored } from '../authored.ts';
import type { Connection } from '../connection.ts';
import { offerToOpen } from '../offer-to-open.ts';
import { answersIn, documentOf } from './argument.ts';
import { askText } from './ask-text.ts';
import { chooseFolder } from './choose-folder.ts';
import type { Command } from './command.ts';

type Asked = Extract<CommandStep, { readonly question: unknown }>;
type Written = Exclude<CommandStep, Asked>;
type Question = Asked['question'];

/**
 * A command that a kind of manifests brings: what it asks and what it writes, the server says. May be given answers by their keys,
 * `{ title, template }`, so that nothing need be asked.
 * @param on whether it is about a workspace folder or a document.
 */
export function kindCommand(command: string, on: 'folder' | 'document'): Command {
  return async (connection, argument) => {
    const target =
      on === 'folder'
        ? await chooseFolder(vscode.l10n.t('Open a folder first: the new file is created in it.'))
        : documentIn(argument);
    const uri = target.toString();
    const written = await writtenBy(connection, command, uri, { ...answersIn(argument) });
    if (!written) return;
    if ('authored' in written) {
      await applyAuthored(connection, written.authored);
      return;
    }
    const { file } = written;
    const address = vscode.Uri.parse(file.uri);
    await vscode.workspace.fs.writeFile(address, Buffer.from(file.base64, 'base64'));
    void offerToOpen(address);
  };
}

/** What the server writes once it has asked all; undefined when the person gives up, or there is nothing to choose. */
async function writtenBy(
  connection: Connection,
  command: string,
  uri: string,
  answers: Record<string, string>,
): Promise<Written | undefined> {
  for (;;) {
    const step = await connection.requestWith(KindCommandRequest, { command, uri, answers });
    if (!('question' in step)) return step;
    const answer = await ask(step.question);
    if (answer === undefined) return undefined;
    answers[step.question.key] = answer;
  }
}

async function ask(question: Question): Promise<string | undefined> {
  if (question.type === 'text') return askText(question);
  const { choices, title, prompt, ifNone } = question;
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(ifNone);
    return undefined;
  }
  const items = choices.map((choice) => ({ ...choice, description: choice.description ?? '' }));
  return (await vscode.window.showQuickPick(items, { title, placeHolder: prompt }))?.id;
}

function documentIn(argument: unknown): vscode.Uri {
  const document = documentOf(argument);
  if (!document) throw new Error(vscode.l10n.t('Open the file first.'));
  return document;
}
