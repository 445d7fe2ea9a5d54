import { t } from '@vscode/l10n';
import type { PortableRun, PortableValue } from '../portable/portable-pipeline.ts';
import type { TemplateContext } from './template-context.ts';

/** Holds a brace: Argo replaces what is between two of them, which therefore do not stand side by side in values. */
const BRACE = 'VITRUVE_BRACE';

/** The variables of a run as a list of Kubernetes: those of parameters, then its own. */
export function argoEnvironment(run: PortableRun, context: TemplateContext): readonly object[] {
  const { pipeline, remarks } = context;
  const variables: object[] = [];
  const used = pipeline.parameters.filter(({ variable }) =>
    run.commands.some((text) => text.includes(variable)),
  );
  for (const { name, variable } of used) variables.push({ name: variable, value: parameterText(name) });
  for (const [name, value] of run.environment) {
    if (!/^[-._a-zA-Z][-._a-zA-Z0-9]*$/u.test(name))
      remarks.refuse(
        run.stage.key.span,
        t('Stage "{0}": "{1}" is not a valid name of a variable', run.stage.name, name),
      );
    variables.push({ name, ...valueOf(value, run, context) });
  }
  const hasBraces = [...run.environment.values()].some(
    (value) => value.kind !== 'secret' && textsOf(value).some((text) => text.includes('{{')),
  );
  return hasBraces ? [{ name: BRACE, value: '{' }, ...variables] : variables;
}

function valueOf(
  value: PortableValue,
  { stage }: PortableRun,
  { options, names, remarks }: TemplateContext,
): object {
  if (value.kind === 'text') return { value: literal(value.text) };
  if (value.kind === 'template')
    return {
      value: value.parts
        .map((part) => (typeof part === 'string' ? literal(part) : parameterText(part.name)))
        .join(''),
    };
  if (!/^[-._a-zA-Z0-9]+$/u.test(value.name))
    remarks.refuse(stage.key.span, t('The secret "{0}" cannot be a key of a Kubernetes Secret', value.name));
  return { valueFrom: { secretKeyRef: { name: options.secret ?? names.secret, key: value.name } } };
}

function textsOf(value: Exclude<PortableValue, { kind: 'secret' }>): readonly string[] {
  return value.kind === 'text' ? [value.text] : value.parts.filter((part) => typeof part === 'string');
}

/** A text that neither Kubernetes, which replaces `$(NAME)`, nor Argo changes. */
function literal(text: string): string {
  return text.replaceAll('$', '$$$$').replaceAll(/\{(?=\{)/gu, `$(${BRACE})`);
}

/** The value of a parameter. Its dollars are doubled: Kubernetes replaces `$(NAME)` in it, too. */
function parameterText(name: string): string {
  return `{{=sprig.replace('$', '$$', workflow.parameters['${name}'])}}`;
}
