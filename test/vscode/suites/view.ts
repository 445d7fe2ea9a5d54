import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, folder, hands } from './editor.ts';

/** A view that is open in a webview, as the person at the browser sees it. */
export class View {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }

  /** Opens a view of a file of the workspace, or of all of it, and waits until something is drawn. */
  static async open(id: string, path?: string): Promise<View> {
    const uri = path === undefined ? folder() : vscode.Uri.joinPath(folder(), path);
    await vscode.commands.executeCommand('vitruve.openView', { view: id, uri: uri.toString() });
    return new View(id).drawn();
  }

  /** Waits until there are as many drawn things as wanted. */
  async drawn(wanted: (things: readonly string[]) => boolean = (things) => things.length > 0): Promise<this> {
    let things: readonly string[] = [];
    await eventually(
      `a drawn ${this.id}`,
      async () => {
        things = await this.things();
        return wanted(things) || undefined;
      },
      () => `(drawn: ${things.slice(0, 20).join(', ') || 'nothing'})`,
    );
    return this;
  }

  /** The ids of all that is drawn; none while there is no such webview yet. */
  async things(): Promise<readonly string[]> {
    return (
      (await this.look<string[]>(
        `[...document.querySelectorAll('[data-thing]')].map((thing) => thing.dataset.thing)`,
      )) ?? []
    );
  }

  /** The value of an expression in the webview; undefined while there is none. */
  async look<T>(expression: string): Promise<T | undefined> {
    try {
      return await this.read<T>(expression);
    } catch {
      // It is not there yet, or was replaced while it was looked at.
      return undefined;
    }
  }

  /** The value of an expression in the webview. */
  async read<T>(expression: string): Promise<T> {
    const answer = await hands({ do: 'read-view', view: this.id, expression });
    return (JSON.parse(answer) as { value: T }).value;
  }

  async text(): Promise<string> {
    return (await this.look<string>('document.body.textContent')) ?? '';
  }

  /** Waits until the text of the view matches. */
  async says(expected: RegExp): Promise<void> {
    let text = '';
    await eventually(
      `${this.id} to say ${String(expected)}`,
      async () => {
        text = await this.text();
        return expected.test(text) || undefined;
      },
      () => `(it says: ${text.slice(0, 300)})`,
    );
  }

  /** Waits until keys are heard in the view. */
  async focused(): Promise<void> {
    await eventually(`the focus in ${this.id}`, () =>
      this.look<boolean>('(document.hasFocus() && document.activeElement !== document.body) || undefined'),
    );
  }

  /** Waits until nothing moves any more: what is drawn looks the same for a while. */
  async settled(): Promise<void> {
    let before: string | undefined;
    let same = 0;
    await eventually(`${this.id} to settle`, async () => {
      const now = await this.look<string>('document.body.innerHTML');
      same = now !== undefined && now === before ? same + 1 : 0;
      before = now;
      return same > 3 || undefined;
    });
  }

  async click(selector: string, clicks = 1): Promise<void> {
    await hands({ do: 'click-in-view', view: this.id, selector, clicks });
  }

  async press(keys: string, selector?: string): Promise<void> {
    await hands({ do: 'press-in-view', view: this.id, keys, ...(selector !== undefined && { selector }) });
  }

  /** @throws AssertionError that lists what axe finds. */
  async isAccessible(): Promise<void> {
    const found = JSON.parse(await hands({ do: 'check-view', view: this.id })) as string[];
    assert.deepEqual(found, [], this.id);
  }
}

/** The selector of a drawn thing. */
export function thing(id: string): string {
  return `[data-thing=${JSON.stringify(id)}]`;
}

/** Waits until the active text is a certain file with a certain text selected. */
export async function selected(path: RegExp, text: RegExp): Promise<void> {
  let seen = '';
  await eventually(
    `${String(text)} selected in ${String(path)}`,
    () => {
      const editor = vscode.window.activeTextEditor;
      if (!editor) return undefined;
      const { document, selection } = editor;
      seen = `${document.uri.path}: ${document.getText(selection)}`;
      return (path.test(document.uri.path) && text.test(document.getText(selection))) || undefined;
    },
    () => `(last: ${seen})`,
  );
}

export async function setTheme(name: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update('workbench.colorTheme', name, vscode.ConfigurationTarget.Workspace);
}
