/** What the inputs of a task are made of, without those of any task, which `every-task` has. */
export * from './input-text.ts';
export * from './run-options.ts';
export * from './task-schema.ts';
