/** The messages between a webview and its host. The webviews themselves are bundles of their own: `main.tsx`, and the `main.tsx` of folders such as `table`. */

/** Diagrams and dashboards. */
export {
  PICTURE_FORMATS,
  type FromWebview,
  type KeptState,
  type PictureFormat,
  type ToWebview,
} from './protocol.ts';

/** The image viewer. */
export type {
  BlurMode,
  FromBlurView,
  KeptReview,
  ListedImage,
  OpenedImage,
  Side,
  ToBlurView,
} from './blur/protocol.ts';

/** The preview of tables. */
export type { FromTableView, ChosenReading, RowOrder, ToTableView } from './table/protocol.ts';

/** The form in which a prediction is tried. */
export type { FromPredictionForm, ToPredictionForm } from './prediction/protocol.ts';
