/** A small task, for tests of what every task gets. */
export { TRIAL_SCHEMA, trialTask, type Meanwhile } from './trial-task.ts';
