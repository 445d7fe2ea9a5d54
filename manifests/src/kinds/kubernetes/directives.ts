/**
 * Lines that are directives of FreeMarker (`<#if …>`), of JSP and ERB (`<% …`) and of Jinja (`{% …`): no YAML begins so. Nor does a
 * value of YAML begin with two percent signs, which `sed` replaces: `namespace: %%%`, `image: %%IMAGE%%`.
 */
const DIRECTIVE = /^[ \t]*(?:<\/?#[a-z]|<%|\{%|(?:- +)?[\w./-]+:[ \t]+%%)/u;
const ANY_DIRECTIVE = new RegExp(DIRECTIVE, 'mu');

/** The end of a line behind which more indented lines are text. */
const BLOCK_TEXT = /(?:^|[\s:-])[|>][-+\d]{0,2}[ \t]*(?:#.*)?\r?$/u;

/** True for a text that is a template of a program with directives on lines of their own, other than in the texts that it holds. */
export function hasDirective(text: string): boolean {
  if (!ANY_DIRECTIVE.test(text)) return false;
  let textBelow: number | undefined;
  for (const line of text.split('\n')) {
    const indent = line.search(/\S/u);
    if (indent === -1 || (textBelow !== undefined && indent > textBelow)) continue;
    if (DIRECTIVE.test(line)) return true;
    textBelow = BLOCK_TEXT.test(line) ? indent : undefined;
  }
  return false;
}
