import { t } from '@vscode/l10n';
import type { TerminalCommand, TerminalOption } from '../../core/contributions/terminal-command.ts';

const IN_STATE: readonly TerminalOption[] = [
  { name: 'state', describe: () => t('State that the question is about (default: the current one)') },
];

const OF_STATE: readonly TerminalOption[] = [
  { name: 'state', describe: () => t('State that the question is about (default: all states)') },
];

const TO_COMPARE: readonly TerminalOption[] = [
  {
    name: 'state',
    describe: () =>
      t('State to compare, or two states, as FROM..TO, without a revision (default: all states)'),
  },
];

/** `vitruve graph …`; what they do is in `run-terminal.ts`. */
export const ARCHITECTURE_TERMINAL_COMMANDS: readonly TerminalCommand[] = [
  {
    name: 'cycles',
    arguments: [],
    options: IN_STATE,
    isQuestion: true,
    describe: () => t('Cycles of synchronous flows, each with its shortest way round'),
  },
  {
    name: 'spof',
    arguments: [],
    options: IN_STATE,
    isQuestion: true,
    describe: () => t('Single points of failure, with the way from what needs them'),
  },
  {
    name: 'bottlenecks',
    arguments: [],
    options: IN_STATE,
    isQuestion: true,
    describe: () => t('Elements on the most shortest ways between others (betweenness)'),
  },
  {
    name: 'critical',
    arguments: [],
    options: IN_STATE,
    isQuestion: true,
    describe: () => t('The slowest chain of synchronous calls of each critical element'),
  },
  {
    name: 'path',
    arguments: [{ name: 'from' }, { name: 'to' }],
    options: IN_STATE,
    isQuestion: true,
    describe: () => t('The shortest way over flows from one element to another'),
  },
  {
    name: 'impact',
    arguments: [{ name: 'element' }],
    options: IN_STATE,
    isQuestion: true,
    describe: () => t('What no longer works without an element'),
  },
  {
    name: 'dependents',
    arguments: [{ name: 'name' }],
    options: OF_STATE,
    isQuestion: true,
    describe: () => t('What names an element, a data class, a role, a decision or a risk'),
  },
  {
    name: 'diff',
    arguments: [{ name: 'revision', isOptional: true }],
    options: TO_COMPARE,
    isQuestion: true,
    comparesWith: 'revision',
    describe: () =>
      t('What changed in the models since a commit or between two states, and which checks broke'),
  },
  {
    name: 'export',
    arguments: [{ name: 'format' }, { name: 'model', isOptional: true }],
    options: IN_STATE,
    isQuestion: true,
    writesFile: true,
    describe: () =>
      t(
        'The model for another program: archimate, calm, drawio, likec4, mermaid, plantuml, structurizr, CSV, XLSX or an HTML page',
      ),
  },
];
