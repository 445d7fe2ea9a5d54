import type { Finding } from '../../core/findings/finding.ts';
import { pathWithin } from '../../core/text/resource.ts';
import type { KindContext } from '../../core/kind.ts';
import { findsRe2 } from '../../formats/regex/re2.ts';
import { actionlintConfiguration } from './actions/configuration.ts';
import { repositoryRoot } from './callable.ts';
import type { WorkflowModel } from './model.ts';

/**
 * What the `paths: … ignore:` of `.github/actionlint.yaml` silences. Its patterns match the messages of actionlint, which ours
 * are not: a pattern counts when it matches our message, or names what is found (`"ubuntu-next"`), or everything (`.*`).
 */
export function silencedByActionlint(context: KindContext<WorkflowModel>): (finding: Finding) => boolean {
  const root = repositoryRoot(context.document.uri);
  const { ignored } = actionlintConfiguration(context);
  if (root === undefined || ignored.length === 0) return () => false;
  const path = pathWithin(root, context.document.uri);
  const patterns = ignored
    .filter((entry) => choosesPath(entry.path, path))
    .flatMap(({ messages }) => messages);
  if (patterns.length === 0) return () => false;
  const text = context.document.getText();
  return ({ message, span, rule }) => {
    if (!rule.startsWith('workflow/')) return false;
    const named = text.slice(span.start, Math.min(span.end, span.start + 200));
    return patterns.some((pattern) =>
      [message, `"${named}"`].some((said) => findsRe2(pattern, said) === true),
    );
  };
}

/** True for a path that a pattern chooses; braces are choices. */
function choosesPath(pattern: string, path: string): boolean {
  const source = pattern
    .split(/(\*\*\/|\*+|\?|\{[^{}]*\})/u)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : wildcard(part)))
    .join('');
  return findsRe2(`(?s)^${source}$`, path) === true;
}

function wildcard(part: string): string {
  if (part === '**/') return '(?:.*/)?';
  if (part === '?') return '[^/]';
  if (part.startsWith('*')) return part.length > 1 ? '.*' : '[^/]*';
  return `(?:${part.slice(1, -1).split(',').map(escaped).join('|')})`;
}

function escaped(text: string): string {
  return text.replace(/[.+*?^${}()|[\]\\]/gu, '\\$&');
}
