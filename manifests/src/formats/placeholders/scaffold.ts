/**
 * What a software template of Backstage fills in (https://backstage.io/docs/features/software-templates/writing-templates):
 * `${{ values.name }}` in the files of its skeleton, `${{ parameters.name }}` in those of its steps. No program that reads the
 * filled-in file knows these contexts, GitHub included.
 */
const SCAFFOLD = /\$\{\{-?[ \t]*(?:values|parameters)\b/u;

/** A line that Jinja, Nunjucks or Go begins, `{% if … %}` or `{{ name }} = 1`, which is none of YAML or HCL. */
const BLOCK = /^[ \t]*\{[{%]/mu;

/** True for a text that a program fills in first: a skeleton of Backstage, a template of Jinja. */
export function isTemplate(text: string): boolean {
  return isScaffold(text) || BLOCK.test(text);
}

/** True for a text from which Backstage makes a file: before that, it is none of the format of its name. */
export function isScaffold(text: string): boolean {
  return SCAFFOLD.test(text);
}
