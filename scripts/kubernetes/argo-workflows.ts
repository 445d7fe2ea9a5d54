import type { Definition, Field, Form, Models } from './definition.ts';

const MODULE = 'argo-workflows/argoproj.io/v1alpha1';
const CONTAINER = 'kubernetes-models/v1/Container';

/**
 * What the types of Argo Workflows do not say as the controller reads it: they are made of its Go types, where some kinds of
 * value read themselves, and of its newest version, where people still write for the one before.
 */
export function amendArgoWorkflows(models: Models): void {
  const parallel = find(models, 'ParallelSteps');
  models.definitions.set(parallel.key, {
    ...parallel,
    form: { type: 'list', items: { type: 'ref', to: find(models, 'WorkflowStep').key } },
  });
  // The container of a template is called `main`, whatever it is called.
  const container = definition(models, CONTAINER, 'IIoK8sApiCoreV1Container');
  const template = fieldsOf(find(models, 'Template'));
  if (container.form.type === 'object')
    amend(template, 'container', { type: 'object', fields: withOptional(container.form.fields, 'name') });
  for (const name of ['ScriptTemplate', 'UserContainer'])
    for (const [key, field] of withOptional(fieldsOf(find(models, name)), 'name'))
      fieldsOf(find(models, name)).set(key, field);
  addOld(fieldsOf(find(models, 'CronWorkflowSpec')), 'schedule', { type: 'string' });
  const synchronization = fieldsOf(find(models, 'Synchronization'));
  for (const [old, list] of [
    ['semaphore', 'semaphores'],
    ['mutex', 'mutexes'],
  ] as const) {
    const several = synchronization.get(list)?.form;
    if (several?.type === 'list') addOld(synchronization, old, several.items);
  }
}

function addOld(fields: Map<string, Field>, name: string, form: Form): void {
  if (!fields.has(name)) fields.set(name, { form, required: false, description: undefined });
}

function amend(fields: Map<string, Field>, name: string, form: Form): void {
  const field = fields.get(name);
  if (!field) throw new Error(`Argo Workflows: no field ${name}`);
  fields.set(name, { ...field, form });
}

function withOptional(fields: ReadonlyMap<string, Field>, name: string): Map<string, Field> {
  return new Map(
    [...fields].map(([key, field]) => [key, key === name ? { ...field, required: false } : field]),
  );
}

function find(models: Models, name: string): Definition {
  return definition(models, `${MODULE}/${name}`, `I${name}`);
}

function definition(models: Models, module: string, name: string): Definition {
  const key = models.names.get(`${module}#${name}`) ?? `${module}#${name}`;
  const found = models.definitions.get(key);
  if (!found) throw new Error(`Argo Workflows: no type ${key}`);
  return found;
}

function fieldsOf({ key, form }: Definition): Map<string, Field> {
  if (form.type !== 'object') throw new Error(`Argo Workflows: ${key} has no fields`);
  return form.fields;
}
