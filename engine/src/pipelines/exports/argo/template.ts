import { join } from 'node:path/posix';
import { t } from '@vscode/l10n';
import { SHELLS } from '../../commands/shells.ts';
import { settingAt } from '../portable/setting-at.ts';
import type { PortableOutput, PortablePipeline, PortableRun } from '../portable/portable-pipeline.ts';
import { asCommand, makeFolders, shellWords } from '../scripts.ts';
import { taskCommand } from '../task-command.ts';
import { argoEnvironment } from './environment.ts';
import type { TemplateContext } from './template-context.ts';

/** Milliseconds of a second. */
const SECOND = 1000;

/** The template of a run: a script with its artifacts. */
export function runTemplate(run: PortableRun, context: TemplateContext): Readonly<Record<string, unknown>> {
  const { names, options } = context;
  const { stage, settings } = run;
  const annotations = {
    ...(stage.owner ? { [OWNER]: stage.owner.text } : {}),
    ...(stage.decisions.length > 0
      ? { [DECISIONS]: stage.decisions.map(({ text }) => text).join(', ') }
      : {}),
    ...(stage.description ? { 'workflows.argoproj.io/description': stage.description.text } : {}),
  };
  const inputs = [
    ...repositoryArtifact(run, context),
    ...run.reads.map((output) => inputArtifact(output, context)),
  ];
  const outputs = run.outputs.map((output) => ({
    name: names.artifact(output),
    path: join(baseFolder(context.pipeline), output.path),
    ...(options.artifactPrefix === undefined
      ? {}
      : {
          s3: {
            key: `${options.artifactPrefix}/{{workflow.name}}/${names.task(run)}/${names.artifact(output)}.tgz`,
          },
        }),
  }));
  return {
    name: names.task(run),
    ...(Object.keys(annotations).length > 0 ? { metadata: { annotations } } : {}),
    ...(inputs.length > 0 ? { inputs: { artifacts: inputs } } : {}),
    ...(outputs.length > 0 ? { outputs: { artifacts: outputs } } : {}),
    ...(settings.timeout === undefined
      ? {}
      : { activeDeadlineSeconds: Math.ceil(settings.timeout / SECOND) }),
    ...retries(run, context),
    ...work(run, context),
  };
}

/** Annotations of what the pipeline says of itself. */
export const OWNER = 'vitruve/owner';
export const DECISIONS = 'vitruve/decisions';

/** The folder of the pipeline in containers: `/work`, except where it lies within a repository. */
function baseFolder({ folder }: PortablePipeline): string {
  return folder === '' ? '/work' : join('/repository', folder);
}

function repositoryArtifact(
  run: PortableRun,
  { pipeline, options, remarks }: TemplateContext,
): readonly unknown[] {
  const { repository, revision } = options;
  if (repository !== undefined)
    return [
      {
        name: 'repository',
        path: pipeline.folder === '' ? '/work' : '/repository',
        git: { repo: repository, ...(revision === undefined ? {} : { revision }), depth: 1 },
      },
    ];
  const [file] = run.files;
  if (file) {
    const message = t('"{0}" is a file of the repository: name the repository with --repository', file.path);
    remarks.refuse((file.at ?? run.stage.key).span, message);
  } else if (run.stage.uses) {
    const message = t(
      'Stage "{0}" runs a task of Vitruve: name the repository with --repository',
      run.stage.name,
    );
    remarks.refuse(run.stage.uses.span, message);
  }
  return [];
}

function inputArtifact(output: PortableOutput, { pipeline, names }: TemplateContext): unknown {
  return { name: names.input(output), path: join(baseFolder(pipeline), output.path) };
}

function retries({ stage, settings }: PortableRun, { remarks }: TemplateContext): object {
  const { count, delay, factor } = settings.retries;
  if (count === 0) return {};
  if (!Number.isInteger(factor))
    remarks.refuse(
      stage.key.span,
      t(
        'Stage "{0}": Argo Workflows can only multiply the delay of retries by integers, not by {1}',
        stage.name,
        factor,
      ),
    );
  return {
    retryStrategy: {
      limit: String(count),
      retryPolicy: 'Always',
      backoff: { duration: `${delay / SECOND}s`, factor: String(factor) },
    },
  };
}

/** What the container of a run does. */
function work(run: PortableRun, context: TemplateContext): object {
  const { pipeline, options, remarks } = context;
  const { stage, settings } = run;
  const shared = {
    workingDir: stage.uses ? baseFolder(pipeline) : join(baseFolder(pipeline), settings.workdir),
    ...some('env', argoEnvironment(run, context)),
    ...some('resources', resources(run)),
  };
  if (stage.uses)
    return {
      script: {
        image: vitruveImage(run, context),
        command: ['sh', '-e'],
        ...shared,
        source: `${taskCommand(run, pipeline, remarks)}\n`,
      },
    };
  const image = settings.image ?? options.image;
  if (image === undefined) {
    const message = t(
      'Stage "{0}" has no image: add "image", or name one for all stages with --image',
      stage.name,
    );
    remarks.refuse(stage.key.span, message);
  }
  if (settings.shell === 'cmd')
    remarks.refuse(
      settingAt(run, 'shell').span,
      t('Stage "{0}": containers of Linux have no "cmd"', stage.name),
    );
  const folders = makeFolders(run);
  const lines = [...(folders === undefined ? [] : [folders]), ...scripts(run, context)];
  if (settings.shell === 'pwsh') {
    const [program, ...args] = SHELLS.pwsh.command('').slice(0, -2);
    // Kubernetes replaces $(NAME) in arguments; a dollar is written twice.
    const text = SHELLS.pwsh.fileText(lines.join('\n')).replaceAll('$', '$$$$');
    return { container: { image, command: [program, ...args, '-Command'], args: [text], ...shared } };
  }
  return {
    script: { image, command: shellWords(settings.shell), ...shared, source: `${lines.join('\n')}\n` },
  };
}

/** The scripts of a run as parts of one; each of several is a shell of its own. */
function scripts(run: PortableRun, { remarks }: TemplateContext): readonly string[] {
  const { commands, settings, stage } = run;
  const hasBraces = commands.some((text) => text.includes('{{'));
  if (settings.shell === 'pwsh') {
    if (hasBraces || commands.length > 1)
      remarks.refuse(
        (stage.runKey ?? stage.key).span,
        hasBraces
          ? t('Stage "{0}": "{{" in a PowerShell script would be replaced by Argo Workflows', stage.name)
          : t('Stage "{0}": several PowerShell scripts cannot be exported: write them as one', stage.name),
      );
    return commands;
  }
  if (commands.length === 1 && !hasBraces) return commands;
  // Argo replaces what is between two braces: within quotes, they can be written apart.
  return commands.map((text) => asCommand(text, settings.shell).replaceAll(/\{(?=\{)/gu, "{''"));
}

function vitruveImage({ stage }: PortableRun, { options, remarks }: TemplateContext): string | undefined {
  if (options.vitruveImage === undefined)
    remarks.refuse(
      stage.uses?.span ?? stage.key.span,
      t(
        'Stage "{0}" runs a task of Vitruve: name an image that has Vitruve with --vitruve-image',
        stage.name,
      ),
    );
  return options.vitruveImage;
}

function resources({ resources: texts }: PortableRun): object {
  const amounts = [...texts].map(([key, text]) => [RESOURCES[key] ?? key, text] as const);
  const values = Object.fromEntries(amounts);
  return amounts.length === 0 ? {} : { requests: values, limits: values };
}

const RESOURCES: Readonly<Record<string, string>> = {
  gpu: 'nvidia.com/gpu',
  disk: 'ephemeral-storage',
};

/** A member, where there is something in it. */
function some(key: string, value: object): object {
  return Object.keys(value).length === 0 ? {} : { [key]: value };
}
