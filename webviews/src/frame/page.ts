import { config } from '@vscode/l10n';
import { giveFocusBack } from './returning-focus.ts';
import { translations } from './translations.ts';

/**
 * Readies the page of a webview: its language, its focus, and a way to say what went wrong in it.
 * @param report takes a fault, with where it happened.
 * @returns the element to draw into.
 */
export function readyPage(report: (message: string) => void): HTMLElement {
  config({ contents: translations() });
  giveFocusBack();
  const failed = (fault: unknown): void => {
    report(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  };
  addEventListener('error', ({ error, message }) => {
    failed(error ?? message);
  });
  addEventListener('unhandledrejection', ({ reason }) => {
    failed(reason);
  });
  const root = document.getElementById('view');
  if (!root) throw new Error('The page has no element to draw into');
  return root;
}
