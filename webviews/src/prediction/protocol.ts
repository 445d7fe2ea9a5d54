/**
 * What the form of a prediction and the extension that hosts it say to each other. Types only, as in `webviews/src/protocol.ts`.
 */
import type { ModelForm, TriedRow } from '@vitruve/engine';

/** From the extension to the form. */
export type ToPredictionForm =
  /** Of the file as it is now. */
  | { readonly type: 'form'; readonly form: ModelForm }
  | { readonly type: 'tried'; readonly tried: TriedRow }
  /** For the user. */
  | { readonly type: 'fault'; readonly message: string };

/** From the form to the extension. */
export type FromPredictionForm =
  | { readonly type: 'ready' }
  /** Texts by column, of those that are not typical. */
  | { readonly type: 'try'; readonly row: Readonly<Record<string, string>> }
  | { readonly type: 'failed'; readonly message: string };
