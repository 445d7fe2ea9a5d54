/** A text that GitHub does not take for an expression. */
export function literal(text: string): string {
  return text.replaceAll('${{', "${{ '${{' }}");
}
