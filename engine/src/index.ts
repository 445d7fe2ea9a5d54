export type { BlurResult, BlurTask, ImageResult } from './blur/task.ts';
