import type { ModelLayout } from '../layout.ts';
import { blazeface } from './blazeface.ts';
import { centerface } from './centerface.ts';
import { chosenBoxes } from './chosen-boxes.ts';
import { detr } from './detr.ts';
import { labelledBoxes } from './labelled-boxes.ts';
import { retinaface } from './retinaface.ts';
import { rtdetr } from './rtdetr.ts';
import { scrfd } from './scrfd.ts';
import { ssd } from './ssd.ts';
import { ultraLight, ultraLightOpen } from './ultra-light.ts';
import { yoloEndToEnd } from './yolo-end-to-end.ts';
import { yolov5 } from './yolov5.ts';
import { yolov8FaceLite } from './yolov8-face-lite.ts';
import { yolov8 } from './yolov8.ts';
import { yolox } from './yolox.ts';
import { yunetPriors } from './yunet-priors.ts';
import { yunet } from './yunet.ts';

/**
 * All layouts: those that are told by names before those that are told by shapes, those whose number of rows follows from
 * the size of the input before those that have any number, and among these those that are told by what they answer to nothing first.
 */
export const LAYOUTS: readonly ModelLayout[] = [
  yunet,
  ultraLight,
  ultraLightOpen,
  yunetPriors,
  scrfd,
  retinaface,
  blazeface,
  centerface,
  yolov8FaceLite,
  yolox,
  yolov8,
  yolov5,
  ssd,
  labelledBoxes,
  chosenBoxes,
  detr,
  rtdetr,
  yoloEndToEnd,
];
