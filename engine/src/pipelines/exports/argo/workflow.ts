import { stringify } from 'yaml';
import type { PortableRun } from '../portable/portable-pipeline.ts';
import type { ExportWriter } from '../target.ts';
import { ArgoNames } from './argo-names.ts';
import type { TemplateContext } from './template-context.ts';
import { DECISIONS, OWNER, runTemplate } from './template.ts';

/** A pipeline as a Workflow of Argo: a DAG with a task for each run, whose template is a script with its artifacts. */
export const ARGO: ExportWriter = {
  options: [
    'image',
    'vitruveImage',
    'repository',
    'revision',
    'artifactPrefix',
    'namespace',
    'serviceAccount',
    'secret',
  ],
  write: (pipeline, options, remarks) => {
    const runs = pipeline.stages.flatMap((stage) => stage.runs);
    const names = new ArgoNames(pipeline.name, runs);
    const context: TemplateContext = { pipeline, options, names, remarks };
    const annotations = {
      'workflows.argoproj.io/title': pipeline.name,
      ...(pipeline.description === undefined
        ? {}
        : { 'workflows.argoproj.io/description': pipeline.description }),
      ...(pipeline.owner === undefined ? {} : { [OWNER]: pipeline.owner }),
      ...(pipeline.decisions.length === 0 ? {} : { [DECISIONS]: pipeline.decisions.join(', ') }),
    };
    const workflow = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Workflow',
      metadata: {
        generateName: `${names.workflow}-`,
        ...(options.namespace === undefined ? {} : { namespace: options.namespace }),
        annotations,
      },
      spec: {
        entrypoint: names.pipeline,
        ...(options.serviceAccount === undefined ? {} : { serviceAccountName: options.serviceAccount }),
        ...(pipeline.parameters.length === 0
          ? {}
          : { arguments: { parameters: pipeline.parameters.map(parameter) } }),
        templates: [
          { name: names.pipeline, dag: { tasks: runs.map((run) => task(run, names)) } },
          ...runs.map((run) => runTemplate(run, context)),
        ],
      },
    };
    return stringify(workflow, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
  },
};

function parameter({
  name,
  value,
  description,
  allowed,
}: TemplateContext['pipeline']['parameters'][number]): object {
  return {
    name,
    value: value.text,
    ...(allowed.length === 0 ? {} : { enum: allowed.map(({ text }) => text) }),
    ...(description === undefined ? {} : { description }),
  };
}

function task(run: PortableRun, names: ArgoNames): object {
  const name = names.task(run);
  const dependencies = run.before.map((other) => names.task(other));
  const artifacts = run.reads.map((output) => ({
    name: names.input(output),
    from: `{{tasks.${names.task({ name: output.run })}.outputs.artifacts.${names.artifact(output)}}}`,
  }));
  return {
    name,
    template: name,
    ...(dependencies.length === 0 ? {} : { dependencies }),
    ...(artifacts.length === 0 ? {} : { arguments: { artifacts } }),
  };
}
