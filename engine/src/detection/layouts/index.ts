import type { ModelLayout } from '../layout.ts';
import { centerface } from './centerface.ts';
import { scrfd } from './scrfd.ts';
import { ultraLight, ultraLightOpen } from './ultra-light.ts';
import { yoloEndToEnd } from './yolo-end-to-end.ts';
import { yolov5 } from './yolov5.ts';
import { yolov8FaceLite } from './yolov8-face-lite.ts';
import { yolov8 } from './yolov8.ts';
import { yunet } from './yunet.ts';

/**
 * All layouts: those that are told by names before those that are told by shapes, and those whose number of rows follows
 * from the size of the input before the one that has any number.
 */
export const LAYOUTS: readonly ModelLayout[] = [
  yunet,
  ultraLight,
  ultraLightOpen,
  scrfd,
  centerface,
  yolov8FaceLite,
  yolov8,
  yolov5,
  yoloEndToEnd,
];
