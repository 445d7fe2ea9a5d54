/**
 * The globs in which the names of manifests are written: `*` for any characters but `/`, `{a,b}` for alternatives, which do not
 * nest. Small on purpose: what they become must be understood by VS Code, by LSP clients and by people who read `package.json`.
 */
const PART = /\*|\{[^{}]*\}/gu;

/** The source of a regular expression for the whole of what a glob means, without anchors. */
export function globSource(glob: string): string {
  let source = '';
  let end = 0;
  for (const match of glob.matchAll(PART)) {
    source += literal(glob.slice(end, match.index)) + sourceOf(match[0]);
    end = match.index + match[0].length;
  }
  return source + literal(glob.slice(end));
}

/** The globs without braces that mean the same: `*.{yaml,yml}` is `*.yaml` and `*.yml`. */
export function expandedGlobs(glob: string): readonly string[] {
  const braces = /\{([^{}]*)\}/u.exec(glob);
  if (!braces) return [glob];
  const [whole, alternatives = ''] = braces;
  const before = glob.slice(0, braces.index);
  const after = expandedGlobs(glob.slice(braces.index + whole.length));
  return alternatives.split(',').flatMap((one) => after.map((rest) => `${before}${one}${rest}`));
}

function sourceOf(part: string): string {
  if (part === '*') return '[^/]*';
  return `(?:${part.slice(1, -1).split(',').map(globSource).join('|')})`;
}

function literal(text: string): string {
  return text.replace(/[.+?^$()[\]\\|{}]/gu, '\\$&');
}
