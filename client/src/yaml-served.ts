import * as vscode from 'vscode';

const RED_HAT_YAML = 'redhat.vscode-yaml';

/**
 * Whether Red Hat's YAML extension serves this window. It then checks our files against our own schemas, which
 * `yamlValidation` names in `package.json`: our server leaves keys, schema findings and their hovers to it.
 * An extension that is installed and enabled is found; it becomes active with the first YAML file, as ours does.
 */
export function isYamlServed(): boolean {
  return vscode.extensions.getExtension(RED_HAT_YAML) !== undefined;
}

/** Calls back when Red Hat's YAML extension comes or goes. */
export function onYamlServedChanged(changed: () => void): vscode.Disposable {
  let served = isYamlServed();
  return vscode.extensions.onDidChange(() => {
    if (isYamlServed() === served) return;
    served = !served;
    changed();
  });
}
