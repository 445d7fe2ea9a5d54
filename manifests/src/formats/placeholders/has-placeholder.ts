/**
 * A placeholder, which a script, a template or a person replaces: `<PORT>`, `<your domain>` and `<< Port >>`, `__PORT__`, `@PORT@`, `$$PORT$$`, `%%PORT%%`, `##PORT##`,
 * `{{ port }}` (but not `${{ … }}`, which a workflow evaluates), `REPLACE_ME`, `CHANGEME`, `YOUR_HOST`.
 */
const PLACEHOLDER =
  /<[A-Za-z][\w. -]{0,60}>|<< [A-Za-z][\w.-]{0,60} >>|__[A-Z][A-Z0-9_]{0,60}__|@[A-Z][A-Z0-9_]{0,60}@|(\$\$|%%|##)[A-Z][A-Z0-9_]{0,60}\1|(?<!\$)\{\{[^{}\n]{1,60}\}\}|(?<![A-Za-z0-9_])(?:(?:REPLACE|CHANGE|FILL|INSERT)[_-]?(?:ME|THIS|HERE)(?![A-Za-z])|(?:YOUR|INSERT|REPLACE[_-]WITH)[_-][A-Z])/u;

/** Characters of a value: what is longer is a script, whose own words may look like a placeholder. */
const MOST = 200;

/** True for a value on one line that holds a placeholder: as it is written it is not what will be used. */
export function hasPlaceholder(text: string): boolean {
  return text.length <= MOST && !text.includes('\n') && PLACEHOLDER.test(text);
}
