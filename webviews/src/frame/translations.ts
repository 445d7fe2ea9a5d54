/** From English to the user's language, as the page holds it. */
export function translations(): Record<string, string> {
  const text = document.getElementById('vitruve-l10n')?.textContent ?? '{}';
  return JSON.parse(text) as Record<string, string>;
}
