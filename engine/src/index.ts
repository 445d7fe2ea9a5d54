export type { BlurResult, BlurTask, ImageResult } from './tasks/blur/task.ts';
