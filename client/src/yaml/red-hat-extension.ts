import * as vscode from 'vscode';

export const RED_HAT_YAML = 'redhat.vscode-yaml';

/**
 * Whether Red Hat's YAML extension checks the files of this window. Our server then leaves syntax to it, and keys and schema
 * findings of the files that `yamlValidation` names in `package.json`, which it checks against our own schemas.
 * An extension that is installed and enabled is found; it becomes active with the first YAML file, as ours does.
 */
export function isYamlExtensionActive(): boolean {
  return (
    vscode.extensions.getExtension(RED_HAT_YAML) !== undefined &&
    vscode.workspace.getConfiguration('yaml').get<boolean>('validate', true)
  );
}

/** Calls back when Red Hat's YAML extension comes or goes, or is told to check or not to. */
export function onYamlExtensionChanged(changed: () => void): vscode.Disposable {
  let active = isYamlExtensionActive();
  const look = (): void => {
    if (isYamlExtensionActive() === active) return;
    active = !active;
    changed();
  };
  return vscode.Disposable.from(
    vscode.extensions.onDidChange(look),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('yaml.validate')) look();
    }),
  );
}
