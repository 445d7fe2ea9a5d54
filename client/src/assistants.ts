import * as vscode from 'vscode';

/** By what `package.json` declares the provider. */
const PROVIDER = 'vitruve';

/**
 * Offers `vitruve mcp` to the language models of the editor: a server for each folder of a trusted workspace, which the editor starts when
 * a model first asks. It reads, and writes nothing.
 * @param program path of the command line.
 */
export function offerToAssistants(program: string, version: string): vscode.Disposable {
  // Editors that are made of VS Code may say its version and lack this.
  if (!('registerMcpServerDefinitionProvider' in vscode.lm)) return new vscode.Disposable(() => undefined);
  const changed = new vscode.EventEmitter<void>();
  const tell = (): void => {
    changed.fire();
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeWorkspaceFolders(tell),
    vscode.workspace.onDidGrantWorkspaceTrust(tell),
    vscode.lm.registerMcpServerDefinitionProvider(PROVIDER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => (vscode.workspace.isTrusted ? serversOf(program, version) : []),
    }),
  );
}

function serversOf(program: string, version: string): vscode.McpStdioServerDefinition[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return folders.map(({ name, uri }) => {
    const label = folders.length > 1 ? `Vitruve: ${name}` : 'Vitruve';
    const args = [program, 'mcp', uri.fsPath, '--locale', vscode.env.language];
    // Makes Node.js of the program of an editor.
    const server = new vscode.McpStdioServerDefinition(
      label,
      process.execPath,
      args,
      { ELECTRON_RUN_AS_NODE: '1' },
      version,
    );
    server.cwd = uri;
    return server;
  });
}
