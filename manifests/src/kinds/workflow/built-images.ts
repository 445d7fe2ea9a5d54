import { span, type Span } from '../../core/text/span.ts';
import { imageKey, imageNameOf } from '../../formats/container-images/image-name.ts';
import { isScalar, type YamlScalar } from '../../core/yaml/node.ts';
import { addressOf } from './actions/address.ts';
import { commandsIn } from './shell/commands.ts';
import type { Job, Step, WorkflowModel } from './model.ts';

/** An image that a step makes. */
export interface BuiltImage {
  readonly name: string;
  readonly key: string;
  readonly span: Span;
  readonly step: Step;
}

/** The images that a job builds: by `docker/build-push-action`, or with `docker build` in a script. */
export function builtImages(text: string, model: WorkflowModel, job: Job): BuiltImage[] {
  return job.steps.flatMap((step) => [
    ...byAction(text, model, job, step),
    ...byScript(text, model, job, step),
  ]);
}

function byAction(text: string, model: WorkflowModel, job: Job, step: Step): BuiltImage[] {
  const address = step.uses && addressOf(step.uses.text);
  if (address?.form !== 'repository' || address.owner !== 'docker') return [];
  const input = { 'build-push-action': 'tags', 'metadata-action': 'images' }[address.repository];
  const value = step.with.find(({ key }) => key.text === input)?.value;
  if (!isScalar(value)) return [];
  return linesOf(text, value).flatMap((line) => {
    // `docker/metadata-action` takes attributes as well: `name=ghcr.io/example/api,enable=true`.
    const named = input === 'images' ? (/^\s*name=/u.exec(line.text)?.[0].length ?? 0) : 0;
    const isAttribute = input === 'images' && named === 0 && /^\s*enable=/u.test(line.text);
    return isAttribute ? [] : imageAt(line.text.slice(named), line.start + named, model, job, step);
  });
}

function byScript(text: string, model: WorkflowModel, job: Job, step: Step): BuiltImage[] {
  if (!step.run) return [];
  return commandsIn(text, step.run).flatMap(({ words }) => {
    const names = words.map((word) => word.text);
    const builds =
      names[0] === 'docker' && (names[1] === 'build' || (names[1] === 'buildx' && names[2] === 'build'));
    if (!builds) return [];
    return words.flatMap((word, index) => {
      const before = names[index - 1];
      if (before === '-t' || before === '--tag') return imageAt(word.text, word.span.start, model, job, step);
      const inline = /^--tag=/u.exec(word.text)?.[0];
      return inline
        ? imageAt(word.text.slice(inline.length), word.span.start + inline.length, model, job, step)
        : [];
    });
  });
}

/** The image at a place, with `${{ env.X }}` and `$X` replaced by what the workflow says they are. */
function imageAt(written: string, start: number, model: WorkflowModel, job: Job, step: Step): BuiltImage[] {
  const known = new Map(
    [...model.env, ...job.env, ...step.env].flatMap(({ key, value }) =>
      isScalar(value) ? [[key.text, value.text] as const] : [],
    ),
  );
  const whole = written.replace(
    /\$\{\{\s*env\.(\w+)\s*\}\}|\$\{(\w+)\}|\$(\w+)/gu,
    (match: string, ...names: (string | undefined)[]) =>
      known.get(names.slice(0, 3).find((name) => name !== undefined) ?? '') ?? match,
  );
  // The tag may be computed, as it nearly always is.
  const bare = whole.trim().replace(/:(?=[^/]*(?:\$|\{\{))[^/]*$/u, '');
  const name = bare.includes('$') ? undefined : imageNameOf(bare);
  if (!name) return [];
  const trimmed = written.trim();
  const from = start + written.indexOf(trimmed);
  const length = Math.max(
    trimmed.length -
      (whole.trim().length - bare.length > 0 ? (/:[^/]*$/u.exec(trimmed)?.[0].length ?? 0) : 0),
    1,
  );
  return [{ name: imageKey(name), key: imageKey(name), span: span(from, from + length), step }];
}

interface Line {
  readonly text: string;
  readonly start: number;
}

/** The lines, or the parts between commas, of a scalar in the document. */
function linesOf(text: string, { span: at, style }: YamlScalar): Line[] {
  const first =
    style === 'block' ? text.indexOf('\n', at.start) + 1 : at.start + (style === 'quoted' ? 1 : 0);
  const end = style === 'quoted' ? at.end - 1 : at.end;
  const lines: Line[] = [];
  for (let start = first; start < end;) {
    const rest = /[\n,]/u.exec(text.slice(start, end));
    const stop = rest ? start + rest.index : end;
    if (text.slice(start, stop).trim() !== '') lines.push({ text: text.slice(start, stop), start });
    start = stop + 1;
  }
  return lines;
}
