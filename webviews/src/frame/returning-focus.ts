/**
 * Gives the focus back to where it was when the person comes back to the webview from a text: the editor focuses the page
 * as a whole, so that arrows and undo would otherwise go nowhere.
 */
export function giveFocusBack(): void {
  let last: HTMLElement | SVGElement | undefined;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement || target instanceof SVGElement) last = target;
  });
  addEventListener('focus', () => {
    if (document.activeElement === document.body && last?.isConnected === true) {
      last.focus({ preventScroll: true });
    }
  });
}
