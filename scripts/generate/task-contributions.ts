import { TASKS } from '@vitruve/engine';
import {
  inputsAt,
  RUN_OPTIONS,
  shortName,
  titleOf,
  type InputSchema,
  type TaskSchema,
} from '@vitruve/schemas/tasks';

/** A property of `tasks.json`, as `package.json` has it. */
type Property = Readonly<Record<string, unknown>>;

interface Contributions {
  commands: { command: string }[];
  menus: { commandPalette: { command: string }[] };
  taskDefinitions: unknown[];
}

const ORDERED: readonly TaskSchema[] = TASKS.map(({ schema }) => schema).sort((a, b) =>
  shortName(a) < shortName(b) ? -1 : 1,
);

/** The prefix of commands that are made of the list of tasks. */
const RUN = 'vitruve.run.';

/** The prefix of commands that start services. */
const SERVE = 'vitruve.serve.';

/** Where a task can be run: its files are on a disk, and their folder is trusted. */
const WHEN = 'isWorkspaceTrusted && !virtualWorkspace';

/** What runs the stages of a pipeline, which is no task of the list: its names in `tasks.json` with their texts. */
const PIPELINE_RUN = {
  name: 'run',
  texts: { en: 'Runs the stages of a pipeline', fr: 'Exécute les étapes d’un pipeline' },
  inputs: {
    file: {
      en: 'The file of the pipeline, from the workspace folder.',
      fr: 'Le fichier du pipeline, depuis le dossier de l’espace de travail.',
    },
    part: {
      en: 'A stage, which is run with those it depends on. All stages without it.',
      fr: 'Une étape, exécutée avec celles dont elle dépend. Sans elle, toutes les étapes.',
    },
    partition: {
      en: 'Periods of a partition, such as `day=2025-01-01..2025-01-31`. All periods without it.',
      fr: 'Périodes d’une partition, par exemple `day=2025-01-01..2025-01-31`. Sans elles, toutes les périodes.',
    },
  },
} as const;

/** `package.json` with the definition of our tasks and their commands. */
export function withTaskContributions(text: string): string {
  const manifest = JSON.parse(text) as { contributes: Contributions };
  const { contributes } = manifest;
  contributes.taskDefinitions = [
    { type: 'vitruve', required: ['task'], when: WHEN, properties: taskProperties() },
  ];
  const own = [
    ...ORDERED.filter((schema) => schema['x-command'] === true).map((schema) => ({
      command: `${RUN}${shortName(schema)}`,
      title: `%task.${shortName(schema)}.title%`,
    })),
    ...ORDERED.filter((schema) => schema['x-service']).map((schema) => ({
      command: `${SERVE}${shortName(schema)}`,
      title: `%task.${shortName(schema)}.service%`,
    })),
  ];
  const isOthers = ({ command }: { readonly command: string }): boolean =>
    !command.startsWith(RUN) && !command.startsWith(SERVE);
  contributes.commands = [
    ...contributes.commands.filter(isOthers),
    ...own.map((command) => ({ ...command, category: 'Vitruve', enablement: WHEN })),
  ];
  contributes.menus.commandPalette = [
    ...contributes.menus.commandPalette.filter(isOthers),
    ...own.map(({ command }) => ({ command, when: WHEN })),
  ];
  return JSON.stringify(manifest);
}

/** `package.nls.json`, or its French twin, with the texts that the contributions name. */
export function withTaskTexts(text: string, language: 'en' | 'fr'): string {
  const others = Object.entries(JSON.parse(text) as Record<string, string>).filter(
    ([key]) => !key.startsWith('task.'),
  );
  const describe = (of: Pick<InputSchema, 'description' | 'x-description-fr'>): string =>
    language === 'fr' ? of['x-description-fr'] : of.description;
  const own = ORDERED.flatMap((schema): [string, string][] => {
    const name = shortName(schema);
    const title = titleOf(schema, language);
    const service = schema['x-service'];
    return [
      [`task.${name}`, describe(schema)],
      ...(schema['x-command'] === true ? [[`task.${name}.title`, title] satisfies [string, string]] : []),
      ...(service ? [[`task.${name}.service`, titleOf(service, language)] satisfies [string, string]] : []),
      ...inputsAt(schema, 'tasks.json').map(([input, of]): [string, string] => [
        `task.${name}.${input}`,
        describe(of),
      ]),
    ];
  });
  const ofRuns = inputsAt(RUN_OPTIONS, 'tasks.json').map(([input, of]): [string, string] => [
    `task.run.${input}`,
    describe(of),
  ]);
  const first = language === 'fr' ? 'La tâche à exécuter.' : 'Task to run.';
  const { name: run, texts, inputs } = PIPELINE_RUN;
  const ofPipelines = [
    [`task.${run}`, texts[language]],
    ...Object.entries(inputs).map(([input, text]) => [`task.${run}.${input}`, text[language]]),
  ];
  return JSON.stringify(
    Object.fromEntries([...others, ['task.task', first], ...own, ...ofRuns, ...ofPipelines]),
  );
}

/** Inputs of one name in several tasks are one property, which takes what any of them takes. */
function taskProperties(): Readonly<Record<string, Property>> {
  const byName = new Map<string, Property[]>();
  const add = (name: string, property: Property): void => {
    byName.set(name, [...(byName.get(name) ?? []), property]);
  };
  for (const schema of ORDERED)
    for (const [name, input] of inputsAt(schema, 'tasks.json')) {
      const property = propertyOf(input, `%task.${shortName(schema)}.${name}%`);
      add(name, property);
      for (const alias of Object.keys(input['x-aliases'] ?? {}))
        add(alias, { ...aliasOf(property, input, alias), doNotSuggest: true });
    }
  for (const [name, input] of inputsAt(RUN_OPTIONS, 'tasks.json'))
    add(name, propertyOf(input, `%task.run.${name}%`));
  for (const input of Object.keys(PIPELINE_RUN.inputs))
    add(input, { type: 'string', minLength: 1, description: `%task.${PIPELINE_RUN.name}.${input}%` });
  const names = [...ORDERED.map(shortName), PIPELINE_RUN.name].sort();
  return {
    task: {
      type: 'string',
      enum: names,
      enumDescriptions: names.map((name) => `%task.${name}%`),
      description: '%task.task%',
    },
    ...Object.fromEntries([...byName].map(([name, all]) => [name, joined(all)])),
  };
}

/** What JSON Schema says of an input, without what only we read; a list may be written as its only item. */
function propertyOf(input: InputSchema, description: string): Property {
  const own = Object.entries(input).filter(([key]) => !key.startsWith('x-') && key !== 'examples');
  const type = input.type === 'array' ? { type: ['string', 'array'] } : {};
  return { ...Object.fromEntries(own), ...type, description };
}

function aliasOf(property: Property, input: InputSchema, alias: string): Property {
  const meanings = input['x-aliases']?.[alias];
  return meanings ? { ...property, enum: Object.keys(meanings) } : property;
}

function joined(properties: readonly Property[]): Property {
  const [first = {}, ...others] = properties;
  return others.length === 0 ? first : { anyOf: properties };
}
