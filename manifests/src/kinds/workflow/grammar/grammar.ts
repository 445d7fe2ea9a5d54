import { getActionSchema } from '@actions/workflow-parser/actions/action-schema';
import { BooleanDefinition } from '@actions/workflow-parser/templates/schema/boolean-definition';
import type { Definition } from '@actions/workflow-parser/templates/schema/definition';
import { MappingDefinition } from '@actions/workflow-parser/templates/schema/mapping-definition';
import { NullDefinition } from '@actions/workflow-parser/templates/schema/null-definition';
import { NumberDefinition } from '@actions/workflow-parser/templates/schema/number-definition';
import { OneOfDefinition } from '@actions/workflow-parser/templates/schema/one-of-definition';
import { SequenceDefinition } from '@actions/workflow-parser/templates/schema/sequence-definition';
import { StringDefinition } from '@actions/workflow-parser/templates/schema/string-definition';
import type { TemplateSchema } from '@actions/workflow-parser/templates/schema/template-schema';
import { getWorkflowSchema } from '@actions/workflow-parser/workflows/workflow-schema';

/** The two languages of GitHub Actions: workflows, and the metadata of an action. */
export type Language = 'workflow' | 'action';

/** A map that may be at a place. */
export interface MapForm {
  readonly name: string;
  readonly properties: ReadonlyMap<string, Property>;
  /** The definition of the values of any other key; undefined when there may be none. */
  readonly others: string | undefined;
}

export interface Property {
  /** The name of the definition of its value. */
  readonly type: string;
  readonly required: boolean;
  /** Markdown, in English. */
  readonly description: string | undefined;
}

/** All that may be at a place of a file, with choices opened. */
export interface Form {
  readonly name: string;
  readonly description: string | undefined;
  readonly maps: readonly MapForm[];
  /** The definition of the items of a list. */
  readonly items: string | undefined;
  /** The words that are allowed; undefined when any text is. Empty when no text is. */
  readonly words: readonly string[] | undefined;
  /** False when the text may not be empty. */
  readonly emptyText: boolean;
  readonly boolean: boolean;
  readonly number: boolean;
  readonly nothing: boolean;
  /** Contexts and functions (`hashFiles(1,255)`) of expressions, besides those of the form around it. */
  readonly contexts: readonly string[];
}

/** Where the schema of GitHub's parser differs from what GitHub runs. */
const CORRECTIONS: Readonly<Record<string, Partial<Form>>> = {
  // Its constant is that of another event.
  'repository-dispatch-string': { words: ['repository_dispatch'] },
  // A filter without a value filters nothing.
  'event-branches': { nothing: true },
  'event-branches-ignore': { nothing: true },
  'event-tags': { nothing: true },
  'event-tags-ignore': { nothing: true },
  'event-paths': { nothing: true },
  'event-paths-ignore': { nothing: true },
  // Black is documented, and left out.
  'branding-color': {
    words: ['white', 'black', 'yellow', 'blue', 'green', 'orange', 'red', 'purple', 'gray-dark'],
  },
  // An input may be nothing but its name, and the list of them may be begun.
  'workflow-dispatch-inputs': { nothing: true },
  'workflow-dispatch-input': { nothing: true },
  'input-strict': { nothing: true },
};

const schemas: Record<Language, () => TemplateSchema> = {
  workflow: getWorkflowSchema,
  action: getActionSchema,
};

const forms: Record<Language, Map<string, Form>> = { workflow: new Map(), action: new Map() };

/** Keys that GitHub reads, or asks for, otherwise than its published schema says, by the name of the map. */
const OTHERWISE: Readonly<Record<string, Readonly<Record<string, Property>>>> = {
  'job-factory': { 'cache-mode': { type: 'string', required: false, description: undefined } },
  'container-mapping': { image: { type: 'string', required: true, description: undefined } },
  'container-registry-credentials': {
    username: { type: 'non-empty-string', required: true, description: undefined },
    password: { type: 'non-empty-string', required: true, description: undefined },
  },
  // One type need not be a list: actionlint reads it so too.
  'repository-dispatch-mapping': {
    types: { type: 'workflow-run-workflows', required: false, description: undefined },
  },
  'workflow-job': { 'cache-mode': { type: 'string', required: false, description: undefined } },
};

/** The form that a definition describes. Made once. */
export function formOf(language: Language, name: string): Form {
  const known = forms[language].get(name);
  if (known) return known;
  const form = read(language, schemas[language]().getDefinition(name));
  forms[language].set(name, form);
  return form;
}

export const ROOT_FORM: Readonly<Record<Language, string>> = {
  workflow: 'workflow-root-strict',
  action: 'action-root-strict',
};

function read(language: Language, definition: Definition): Form {
  const opened = alternatives(schemas[language](), definition);
  const strings = opened.filter((option) => option instanceof StringDefinition);
  const free = strings.filter(({ constant }) => !constant);
  const items = opened.find((option) => option instanceof SequenceDefinition)?.itemType;
  const words = strings.flatMap((option) => CORRECTIONS[option.key]?.words ?? option.constant);
  return {
    name: definition.key,
    description: definition.description,
    maps: opened.filter((option) => option instanceof MappingDefinition).map(mapForm),
    items,
    words: free.length > 0 ? undefined : [...new Set(words)],
    emptyText: free.some(({ requireNonEmpty }) => !requireNonEmpty),
    boolean: opened.some((option) => option instanceof BooleanDefinition),
    number: opened.some((option) => option instanceof NumberDefinition),
    nothing: opened.some((option) => option instanceof NullDefinition),
    contexts: definition.readerContext,
    ...CORRECTIONS[definition.key],
  };
}

function alternatives(schema: TemplateSchema, definition: Definition): Definition[] {
  if (!(definition instanceof OneOfDefinition)) return [definition];
  return definition.oneOf.flatMap((name) => alternatives(schema, schema.getDefinition(name)));
}

function mapForm(definition: MappingDefinition): MapForm {
  return {
    name: definition.key,
    properties: new Map(Object.entries<Property>({ ...definition.properties, ...OTHERWISE[definition.key] })),
    others: definition.looseValueType || undefined,
  };
}
