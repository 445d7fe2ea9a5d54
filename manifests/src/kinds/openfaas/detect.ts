import type { TextDocument } from 'vscode-languageserver-textdocument';
import { isYaml } from '../../core/files/formats.ts';

/** A stack of functions: a YAML file with `functions` and a provider that is OpenFaaS. */
export function isOpenFaas(document: TextDocument): boolean {
  if (!isYaml(document)) return false;
  const text = document.getText();
  return (
    /^functions[ \t]*:/mu.test(text) &&
    /^provider[ \t]*:[ \t]*(?:\{[^}\n]*\bname[ \t]*:[ \t]*["']?(?:open)?faas\b|(?:#.*)?\r?\n(?:(?:[ \t].*)?\r?\n)*?[ \t]+name[ \t]*:[ \t]*["']?(?:open)?faas\b)/mu.test(
      text,
    )
  );
}
