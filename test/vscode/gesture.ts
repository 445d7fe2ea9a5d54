/** What a test in the extension host may ask of the person at the browser. */
export type Gesture =
  | { readonly do: 'press'; readonly keys: string }
  /** Presses keys on an element until it is gone: what is busy does not hear them. */
  | { readonly do: 'press-until-gone'; readonly keys: string; readonly selector: string }
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'click'; readonly selector: string }
  /** Replaces the text of an input at once. */
  | { readonly do: 'fill'; readonly selector: string; readonly text: string }
  | { readonly do: 'text'; readonly selector: string }
  | { readonly do: 'see'; readonly selector: string }
  | { readonly do: 'screenshot'; readonly name: string }
  /** What a policy has refused since the start, as a JSON list of texts. */
  | { readonly do: 'refusals' }
  /** Whether the window has written down a text with its open editors, which it does every few seconds: `true` or `false`. */
  | { readonly do: 'stored'; readonly text: string }
  | WithinView;

/** The same within the webview that shows a view. */
export type WithinView = { readonly view: string } & (
  | { readonly do: 'click-in-view'; readonly selector: string; readonly clicks?: number }
  /** Presses a key on an element, or on what has the focus. */
  | { readonly do: 'press-in-view'; readonly selector?: string; readonly keys: string }
  /** Evaluates an expression, and answers with `{ value }` as JSON. */
  | { readonly do: 'read-view'; readonly expression: string }
  /** Answers with what axe finds, as a JSON list of texts. */
  | { readonly do: 'check-view' }
);
