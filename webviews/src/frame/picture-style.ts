import { EDITOR, EDITOR_HIGH_CONTRAST, LIGHT, EDITOR_FONT, styleSheet } from '@vitruve/drawing';

/** Puts the style of all pictures on the page, in the colours of the editor: they follow its theme by themselves. */
export function wearPictureStyle(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    [
      styleSheet(EDITOR, EDITOR_FONT),
      styleSheet(EDITOR_HIGH_CONTRAST, EDITOR_FONT, '.vscode-high-contrast .picture'),
      // Beats the two above, wherever it is: a picture for a document.
      styleSheet(LIGHT, EDITOR_FONT, 'body .on-paper .picture'),
    ].join('\n'),
  );
  // A sheet that is made by script is not an inline style to the content security policy.
  document.adoptedStyleSheets.push(sheet);
}
