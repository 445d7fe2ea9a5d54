import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

const SECTION = 'vitruve';

/**
 * Lets the server know what people have set, and nothing else: the editor would send its defaults too, and they would count for more
 * than `.vitruve.yaml`.
 * @param names of all settings, with the section before them.
 */
export function withGivenSettings(names: readonly string[]): Middleware {
  return {
    workspace: {
      configuration: ({ items }) =>
        items.map(({ section, scopeUri }) => {
          if (section !== SECTION) return null;
          return givenSettings(names, scopeUri === undefined ? undefined : vscode.Uri.parse(scopeUri));
        }),
    },
  };
}

interface SettingsTree {
  [name: string]: unknown;
}

/** The settings that somebody has set, as a tree: `{ kubernetes: { version: '1.30' } }`. */
function givenSettings(names: readonly string[], scope: vscode.Uri | undefined): SettingsTree {
  const settings = vscode.workspace.getConfiguration(SECTION, scope);
  const given: SettingsTree = {};
  for (const name of names) {
    const key = name.slice(SECTION.length + 1);
    const found = settings.inspect(key);
    const values = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue];
    if (values.every((value) => value === undefined)) continue;
    const path = key.split('.');
    const last = path.pop() ?? '';
    let owner = given;
    for (const step of path) owner = (owner[step] ??= {}) as SettingsTree;
    owner[last] = settings.get(key);
  }
  return given;
}

/** The names of the settings that the manifest of an extension lists. */
export function settingNames(manifest: unknown): readonly string[] {
  const { contributes } = manifest as {
    readonly contributes: { readonly configuration: readonly { readonly properties: object }[] };
  };
  return contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
}
