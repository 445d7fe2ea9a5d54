import * as vscode from 'vscode';
import { proxyEnvironment } from './proxy-environment.ts';

/** The variables by which programs that Vitruve starts find the proxy of VS Code. */
export function currentProxy(): Readonly<Record<string, string>> {
  const settings = vscode.workspace.getConfiguration('http');
  return proxyEnvironment(
    {
      proxy: settings.get<string>('proxy'),
      noProxy: settings.get<readonly string[]>('noProxy'),
      support: settings.get<string>('proxySupport'),
    },
    process.env,
  );
}
