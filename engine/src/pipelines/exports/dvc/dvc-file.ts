import { relative } from 'node:path/posix';
import { t } from '@vscode/l10n';
import { stringify } from 'yaml';
import { labelOf, Names } from '../names.ts';
import type { PortablePipeline, PortableRun, PortableValue } from '../portable/portable-pipeline.ts';
import { settingAt } from '../portable/setting-at.ts';
import type { Remarks } from '../remarks.ts';
import { retriedScript } from '../retried.ts';
import { asCommand, shellWord } from '../scripts.ts';
import type { ExportWriter } from '../target.ts';
import { taskCommand } from '../task-command.ts';

/** A pipeline as a `dvc.yaml`: a stage for each run, with the values in its commands. */
export const DVC: ExportWriter = {
  options: [],
  write: (pipeline, _, remarks) => {
    const names = new Names();
    const stages = pipeline.stages.flatMap(({ runs }) =>
      runs.map((run) => [names.of(labelOf(run), run.name), stage(run, pipeline, remarks)] as const),
    );
    for (const { name, value } of pipeline.parameters)
      remarks.lose(value.span, t('The value of parameter "{0}" is written into the commands', name));
    return stringify(
      { stages: Object.fromEntries(stages) },
      { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false },
    );
  },
};

function stage(run: PortableRun, pipeline: PortablePipeline, remarks: Remarks): object {
  const { settings, planned } = run;
  sayWhatIsMissing(run, remarks);
  const folder = run.stage.uses ? '' : settings.workdir;
  const at = (path: string): string => literal(relative(folder, path) || '.');
  const kinds = new Map([...run.stage.outputs.values()].map(({ name, type }) => [name, type]));
  const deps = [...run.files.map(({ path }) => path), ...run.reads.map(({ path }) => path)];
  const metrics = run.outputs.filter(({ name }) => kinds.get(name) === 'metrics');
  const outs = [
    ...run.outputs.filter(({ name }) => kinds.get(name) !== 'metrics').map(({ path }) => at(path)),
    // What stays in place between runs.
    ...planned.outputs
      .filter(({ isResult }) => !isResult)
      .map(({ path }) => ({ [at(path)]: { cache: false, persist: true } })),
  ];
  const params = run.stage.fileParams.map(({ file, keys }) => ({
    [at(file.text)]: keys.map(({ text }) => literal(text)),
  }));
  return {
    ...(run.stage.description ? { desc: run.stage.description.text } : {}),
    ...(folder === '' ? {} : { wdir: literal(folder) }),
    cmd: commands(run, pipeline, remarks),
    ...(deps.length === 0 ? {} : { deps: [...new Set(deps)].map(at) }),
    ...(params.length === 0 ? {} : { params }),
    ...(outs.length === 0 ? {} : { outs }),
    ...(metrics.length === 0
      ? {}
      : { metrics: metrics.map(({ path }) => ({ [at(path)]: { cache: false } })) }),
    ...(settings.cache ? {} : { always_changed: true }),
  };
}

function commands(
  run: PortableRun,
  pipeline: PortablePipeline,
  remarks: Remarks,
): string | readonly string[] {
  if (run.stage.uses) return literal(taskCommand(run, pipeline, remarks));
  const { shell, timeout, retries } = run.settings;
  const words = variables(run, pipeline);
  if (shell !== 'sh' && shell !== 'bash') {
    remarks.refuse(
      settingAt(run, 'shell').span,
      t('Stage "{0}": DVC can run sh and bash only', run.stage.name),
    );
    return '';
  }
  if (timeout !== undefined || retries.count > 0) {
    const script = asCommand(retriedScript(run, run.commands), 'sh');
    return literal(onOneLine(`${words}${script}`));
  }
  // DVC starts commands with the shell of the user: what could differ there is given to the shell that is meant.
  const all = run.commands.map((text) =>
    literal(
      words === '' && shell === 'sh' && isPlain(text) ? text : onOneLine(`${words}${asCommand(text, shell)}`),
    ),
  );
  const [only = '', ...others] = all;
  return others.length === 0 ? only : all;
}

/** DVC takes each line for a command of its own. */
function onOneLine(command: string): string {
  if (!/[\r\n]/u.test(command)) return command;
  const text = command.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `sh -c "$(printf %b ${shellWord(text)})"`;
}

/** A single command that all shells read alike. */
function isPlain(text: string): boolean {
  return /^[\w@%+=:,./ -]+$/u.test(text);
}

/** `A=1 B=2 ` in front of a command. */
function variables(
  { environment, commands: scripts }: PortableRun,
  { parameters }: PortablePipeline,
): string {
  const used = parameters
    .filter(({ variable }) => scripts.some((text) => text.includes(variable)))
    .map(({ variable, value }) => `${variable}=${shellWord(value.text)} `);
  const own = [...environment].map(([name, value]) =>
    value.kind === 'secret'
      ? value.name === name
        ? ''
        : `${name}="$${value.name}" `
      : `${name}=${shellWord(textOf(value))} `,
  );
  return [...used, ...own].join('');
}

function textOf(value: Exclude<PortableValue, { kind: 'secret' }>): string {
  if (value.kind === 'text') return value.text;
  return value.parts.map((part) => (typeof part === 'string' ? part : part.value.text)).join('');
}

/** A text in which DVC replaces nothing. */
function literal(text: string): string {
  return text.replaceAll('${', '\\${');
}

function sayWhatIsMissing(run: PortableRun, remarks: Remarks): void {
  const { stage: of, settings, resources, before, reads } = run;
  if (settings.image !== undefined)
    remarks.refuse(
      settingAt(run, 'image').span,
      t('Stage "{0}" runs in an image: DVC runs commands on the machine itself', of.name),
    );
  const read = new Set(reads.map((output) => output.run));
  for (const other of before) {
    if (read.has(other.name)) continue;
    const need = of.needs.find(({ text }) => text === other.stage.name);
    remarks.refuse(
      (need ?? of.key).span,
      t('Stage "{0}" follows "{1}" without a file: DVC knows no other order', of.name, other.stage.name),
    );
  }
  if (resources.size > 0)
    remarks.lose(of.key.span, t('Stage "{0}": resources are left out: DVC has none', of.name));
  if (of.owner) remarks.lose(of.owner.span, t('Stage "{0}": the owner is left out', of.name));
}
