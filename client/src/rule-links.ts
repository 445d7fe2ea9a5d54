import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

/** The link behind a finding's code: it opens the rule's page inside the editor. */
export function ruleLink(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: 'command', path: 'vitruve.showRule', query: JSON.stringify([rule]) });
}

/** The rule that a finding of ours reports. */
export function ruleOf(diagnostic: vscode.Diagnostic): string | undefined {
  if (diagnostic.source !== 'vitruve') return undefined;
  const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
  return typeof code === 'string' ? code : undefined;
}

function link(diagnostic: vscode.Diagnostic): void {
  const rule = ruleOf(diagnostic);
  if (rule !== undefined) diagnostic.code = { value: rule, target: ruleLink(rule) };
}

/** Lets the codes of all findings, pulled or pushed, lead to their rule's page. */
export const withRuleLinks: Middleware = {
  provideDiagnostics: async (document, previousResultId, token, next) => {
    const report = await next(document, previousResultId, token);
    if (report && 'items' in report) report.items.forEach(link);
    return report;
  },
  provideWorkspaceDiagnostics: (resultIds, token, reporter, next) =>
    next(resultIds, token, (chunk) => {
      for (const report of chunk?.items ?? []) {
        if ('items' in report) report.items.forEach(link);
      }
      reporter(chunk);
    }),
  handleDiagnostics: (uri, diagnostics, next) => {
    diagnostics.forEach(link);
    next(uri, diagnostics);
  },
};
