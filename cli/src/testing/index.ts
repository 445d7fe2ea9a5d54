/** Commands in the process of a test. */
export { captured, type Ended } from './captured.ts';
