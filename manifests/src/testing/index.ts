/** Fixtures for the tests of other packages. */
export {
  readMessageExamples,
  readRulePage,
  type ExampleWorkspace,
  type MessageExample,
  type PageExample,
  type RulePage,
} from './rule-page.ts';
export { many, rounds, share, WHOLE } from './rounds.ts';
export { growthOf, QUADRATIC, StepCounter } from './steps.ts';
export { ROOT, uriOf, workspaceOf } from './workspace-of.ts';
export { SAME_FUNCTIONS } from '../formats/sql/spark/same-functions.ts';
