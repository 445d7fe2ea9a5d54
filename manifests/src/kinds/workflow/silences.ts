import type { Finding } from '../../core/findings/finding.ts';
import { pathWithin } from '../../core/text/resource.ts';
import type { KindContext } from '../../core/kind.ts';
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
    .filter((entry) => globOf(entry.path).test(path))
    .flatMap(({ messages }) => messages);
  if (patterns.length === 0) return () => false;
  const text = context.document.getText();
  const expressions = patterns.flatMap(expressionOf);
  return ({ message, span, rule }) => {
    if (!rule.startsWith('workflow/')) return false;
    const named = text.slice(span.start, Math.min(span.end, span.start + 200));
    return expressions.some((expression) => expression.test(message) || expression.test(`"${named}"`));
  };
}

/** Long patterns and nested repetitions could take for ever on a message: they are passed over. */
function expressionOf(pattern: string): RegExp[] {
  if (pattern.length > 200 || /[+*}]\)?[+*{]/u.test(pattern)) return [];
  try {
    return [new RegExp(pattern, 'u')];
  } catch {
    return [];
  }
}

/** The pattern of paths as an expression; braces are choices. */
function globOf(pattern: string): RegExp {
  const source = pattern
    .split(/(\*\*\/|\*+|\?|\{[^{}]*\})/u)
    .map((part, index) => (index % 2 === 0 ? escaped(part) : wildcard(part)))
    .join('');
  return new RegExp(`^${source}$`, 'u');
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
