/** The messages between a webview and its host. The webviews themselves are bundles of their own: `main.tsx` and `blur/main.tsx`. */

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
