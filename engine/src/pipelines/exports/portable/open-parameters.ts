import {
  expressionUses,
  isScalar,
  scalarsOf,
  type ExpressionPart,
  type Parameter,
  type Pipeline,
} from '@vitruve/manifests';
import type { PortableParameter } from './portable-pipeline.ts';

/**
 * Parameters whose value can be decided when the exported pipeline is started: only commands of sh and bash and variables use it.
 * @param pipeline with the values of its parameters.
 * @param isWritable whether all commands can be written with a variable in the place of a parameter.
 */
export function openParameters(
  pipeline: Pipeline,
  isWritable: (parameter: PortableParameter) => boolean,
): readonly PortableParameter[] {
  const sites = sitesOf(pipeline);
  const variables = new Set<string>();
  const open: PortableParameter[] = [];
  for (const parameter of pipeline.params.values()) {
    const used = sites.get(parameter.name) ?? [];
    if (used.length === 0 || !used.every((site) => site === 'run' || site === 'environment')) continue;
    const one = portable(parameter, variables);
    if (one && isWritable(one)) open.push(one);
  }
  return open;
}

/** The parameter that an expression stands for, of some. */
export function parameterOf(
  parts: readonly ExpressionPart[],
  parameters: readonly PortableParameter[],
): PortableParameter | undefined {
  const [namespace, name] = parts;
  if (namespace?.text !== 'params' || parts.length !== 2) return undefined;
  return parameters.find((parameter) => parameter.name === name?.text);
}

/** The keys of stages in which each parameter is used. */
function sitesOf(pipeline: Pipeline): ReadonlyMap<string, readonly string[]> {
  const sites = new Map<string, string[]>();
  const add = (name: string | undefined, site: string): void => {
    if (name !== undefined) sites.set(name, [...(sites.get(name) ?? []), site]);
  };
  for (const { expression, site } of expressionUses(pipeline)) {
    const [namespace, name, ...others] = expression.parts;
    if (namespace?.text === 'params') add(name?.text, others.length > 0 ? 'key' : site);
  }
  for (const { when } of pipeline.stages.values()) {
    for (const { key } of when?.pairs ?? []) {
      const [namespace, name] = key.text.split('.');
      if (namespace === 'params') add(name, 'when');
    }
  }
  return sites;
}

function portable(parameter: Parameter, taken: Set<string>): PortableParameter | undefined {
  const { name, fallback, type, description, allowed, minimum, maximum } = parameter;
  if (!isScalar(fallback) || fallback.value === null) return undefined;
  // Argo, Airflow and GitHub would read it as one of their expressions.
  if (fallback.text.includes('{{') || !/^[A-Za-z_][\w-]*$/u.test(name)) return undefined;
  const variable = `VITRUVE_PARAM_${name.replaceAll(/\W/gu, '_')}`;
  if (taken.has(variable)) return undefined;
  taken.add(variable);
  return {
    name,
    variable,
    value: fallback,
    type: typeOf(type?.text, fallback.value),
    description: description?.text,
    allowed: allowed ? scalarsOf(allowed) : [],
    minimum: numberOf(minimum?.value),
    maximum: numberOf(maximum?.value),
  };
}

function typeOf(written: string | undefined, value: unknown): PortableParameter['type'] {
  if (written === 'number' || written === 'integer' || written === 'boolean') return written;
  if (written !== undefined) return 'string';
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string';
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
