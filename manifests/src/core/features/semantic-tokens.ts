import type { SemanticTokens } from 'vscode-languageserver-types';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../contributions/annotation.ts';
import type { Workspace } from '../workspace/workspace.ts';

export const SEMANTIC_TOKENS_LEGEND = { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] };

/** Colours of words, as the protocol's relative integers. Words that span lines or overlap are left out: clients refuse them. */
export function semanticTokens(workspace: Workspace, uri: string): SemanticTokens {
  const manifest = workspace.manifest(uri);
  const data: number[] = [];
  if (!manifest) return { data };
  const { document } = manifest.context;
  const tokens = [...(manifest.kind.tokens?.(manifest.context) ?? [])].sort(
    (a, b) => a.span.start - b.span.start,
  );
  let line = 0;
  let character = 0;
  let end = 0;
  for (const { span, type, modifiers } of tokens) {
    const from = document.positionAt(span.start);
    const to = document.positionAt(span.end);
    if (span.start < end || from.line !== to.line || span.start === span.end) continue;
    const bits = (modifiers ?? []).reduce(
      (sum, modifier) => sum | (1 << TOKEN_MODIFIERS.indexOf(modifier)),
      0,
    );
    const delta = from.line === line ? from.character - character : from.character;
    data.push(from.line - line, delta, to.character - from.character, TOKEN_TYPES.indexOf(type), bits);
    ({ line, character } = from);
    end = span.end;
  }
  return { data };
}
