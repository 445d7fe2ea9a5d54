import { t } from '@vscode/l10n';
import type {
  PortableParameter,
  PortablePipeline,
  PortableRun,
  PortableValue,
} from '../portable/portable-pipeline.ts';
import type { Remarks } from '../remarks.ts';
import { code, pythonText, type Python } from './python.ts';

/** What variables are written for. */
export interface EnvironmentContext {
  readonly pipeline: PortablePipeline;
  readonly remarks: Remarks;
  /** Kubernetes replaces `$(NAME)` in the variables of containers, and two dollars. */
  readonly isContainer: boolean;
}

/** The variables of a run with what Airflow puts into them. */
export function airflowEnvironment(
  run: PortableRun,
  commands: readonly string[],
  shared: ReadonlyMap<string, string>,
  { pipeline: { parameters }, remarks, isContainer }: EnvironmentContext,
): readonly (readonly [string, Python])[] {
  const used = parameters.filter(({ variable }) => commands.some((text) => text.includes(variable)));
  return [
    ...used.map((parameter) => [parameter.variable, pythonText(templateOf(parameter, isContainer))] as const),
    ...[...shared].map(([name, text]) => [name, verbatim(dollars(text, isContainer))] as const),
    ...[...run.environment].map(
      ([name, value]) => [name, valueOf(value, run, remarks, isContainer)] as const,
    ),
  ];
}

function valueOf(
  value: PortableValue,
  { stage }: PortableRun,
  remarks: Remarks,
  isContainer: boolean,
): Python {
  if (value.kind === 'text') return verbatim(dollars(value.text, isContainer));
  if (value.kind === 'template')
    return pythonText(
      value.parts
        .map((part) =>
          typeof part === 'string' ? escaped(dollars(part, isContainer)) : templateOf(part, isContainer),
        )
        .join(''),
    );
  if (!/^[A-Za-z_]\w*$/u.test(value.name))
    remarks.refuse(stage.key.span, t('"{0}" is not a valid name of a secret here', value.name));
  return pythonText(`{{ conn.${value.name}.password }}`);
}

/** Jinja writes `True` where our commands read `true`. */
function templateOf({ name, type }: PortableParameter, isContainer: boolean): string {
  const lower = type === 'boolean' ? ' | lower' : '';
  const doubled = isContainer ? " | replace('$', '$$')" : '';
  return `{{ params['${name}']${lower}${doubled} }}`;
}

function dollars(text: string, isContainer: boolean): string {
  return isContainer ? text.replaceAll('$', '$$$$') : text;
}

/** A text that Airflow does not render. */
function verbatim(text: string): Python {
  return text.includes('{') ? code(`literal(${pythonText(text)})`) : pythonText(text);
}

/** A text within a template, with the marks of Jinja as texts of their own. */
function escaped(text: string): string {
  return text.replaceAll(/\{(?=[{%#])/gu, "{{ '{' }}");
}
