/** Commands in the process of a test. */
export { captured, type CommandResult } from './captured.ts';
