import * as vscode from 'vscode';
import { TABLE_PREVIEW } from '@vitruve/engine';
import { documentOf } from '../../commands/argument.ts';
import type { Command } from '../../commands/command.ts';
import type { TaskExtras } from '../../tasks/extras.ts';
import type { TaskView } from '../../tasks/task-view.ts';
import type { Tasks } from '../../tasks/tasks.ts';
import { RememberedChoices } from '../../views/remembered.ts';
import { TablePreview, type PreviewHost } from './preview.ts';

/** The editors of `package.json`: one that opens files that nothing else opens, and one that is offered beside others: of texts, of workbooks. */
const EDITORS = ['vitruve.table', 'vitruve.textTable'] as const;

/** Files that the first of the editors opens. */
const OWN = /\.(?:parquet|pq)$/iu;

/** Previews of tables: editors of their files, and the command that opens them. */
export class TablePreviews implements TaskExtras {
  readonly #tasks: Tasks;
  readonly #registrations: readonly vscode.Disposable[];

  constructor(context: vscode.ExtensionContext, tasks: Tasks) {
    this.#tasks = tasks;
    const host: PreviewHost = {
      ...{ engine: tasks.engine, log: tasks.log, extension: context.extensionUri },
      choices: new RememberedChoices(context.workspaceState),
    };
    const provider: vscode.CustomReadonlyEditorProvider = {
      openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
      resolveCustomEditor: ({ uri }, panel) => {
        // Whoever is told of the end of the panel ends the preview.
        void new TablePreview(host, uri, panel);
      },
    };
    this.#registrations = EDITORS.map((id) =>
      vscode.window.registerCustomEditorProvider(id, provider, {
        // Of a large table, what is shown took time to find.
        webviewOptions: { retainContextWhenHidden: true },
        supportsMultipleEditorsPerDocument: true,
      }),
    );
  }

  get commands(): Readonly<Record<string, Command>> {
    return {
      'vitruve.previewTable': (_connection, argument) =>
        this.#tasks.guarded(async () => {
          const uri = documentOf(argument);
          if (!uri)
            throw new Error(
              vscode.l10n.t('Open or select a table first: a Parquet, CSV, Excel or SQLite file.'),
            );
          await open(uri);
        }),
    };
  }

  get views(): Readonly<Record<string, TaskView>> {
    return {
      [TABLE_PREVIEW]: {
        title: () => vscode.l10n.t('Preview Table'),
        open: ({ inputs }) => {
          const { table } = inputs;
          if (typeof table === 'string') void open(vscode.Uri.file(table));
        },
      },
    };
  }

  dispose(): void {
    for (const registration of this.#registrations) registration.dispose();
  }
}

async function open(uri: vscode.Uri): Promise<void> {
  const [own, offered] = EDITORS;
  await vscode.commands.executeCommand('vscode.openWith', uri, OWN.test(uri.path) ? own : offered);
}
