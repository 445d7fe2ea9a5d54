import { t } from '@vscode/l10n';
import { applyChanges } from '../../core/text/change.ts';
import { isRefusal, type Refusal } from '../../core/text/refusal.ts';
import { itemInsertion, pairInsertion, UNSAFE, type Edits } from '../../core/yaml/edits.ts';
import { isMap, isSeq, valueOf, type YamlNode } from '../../core/yaml/node.ts';
import { parseYaml } from '../../core/yaml/parse.ts';
import { plainOrQuoted } from '../../core/yaml/written.ts';
import { registryOf } from './found-version.ts';
import { ALIASES, type ModelVersion, type RegisteredModel } from './registry.ts';

/** A version to be registered. Paths count from the folder of the registry. */
export interface NewVersion {
  readonly model: string;
  /** The number behind the highest one unless it is given. */
  readonly version?: string;
  readonly file: string;
  /** Of the file, in lower-case hexadecimal. */
  readonly sha256: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** The table that it was trained on, as it is now. */
  readonly data?: { readonly file: string; readonly sha256: string };
  readonly run?: string;
  readonly evaluation?: string;
  readonly measures: Readonly<Record<string, number>>;
  /** Of a model that the registry does not have yet. */
  readonly manifest?: string;
}

/** A registry with a version. */
export interface WithVersion {
  readonly text: string;
  readonly version: string;
  /** False where the registry has the file already: its text is as it was. */
  readonly isNew: boolean;
}

/**
 * The text of a registry with one more version of a model, which is added where the registry does not have it. Comments and format stay.
 * @param text empty for a registry that is begun.
 * @returns a refusal where another version has this name or this file, or where the text cannot be changed.
 */
export function withVersion(text: string, asked: NewVersion): WithVersion | Refusal {
  if (text.trim() === '') {
    const version = asked.version ?? '1';
    return {
      text: `version: 1\nmodels:\n  ${indented(modelText(asked, version), 2)}\n`,
      version,
      isNew: true,
    };
  }
  const registry = registryOf('', text);
  if (isRefusal(registry)) return registry;
  const registered = registry.models.find(({ name }) => name === asked.model);
  const same = registered?.versions.find(({ sha256 }) => sha256?.text.toLowerCase() === asked.sha256);
  if (same?.version && (asked.version ?? same.version.text) === same.version.text)
    return { text, version: same.version.text, isNew: false };
  const version = asked.version ?? nextVersion(registered?.versions ?? []);
  const taken = takenBy(registry.models, asked, version);
  if (taken !== undefined) return { refused: taken };
  const edits = insertion(text, registered, asked, version);
  if (edits === UNSAFE) return byHand();
  const after = applyChanges(text, edits);
  return isAdded(text, after, { ...asked, version }) ? { text: after, version, isNew: true } : byHand();
}

function byHand(): Refusal {
  return {
    refused: t('The version cannot be added without changing other parts of the registry: add it by hand'),
  };
}

function nextVersion(versions: readonly ModelVersion[]): string {
  const numbers = versions.map(({ version }) => Number(version?.text)).filter(Number.isSafeInteger);
  return String(Math.max(0, ...numbers) + 1);
}

/** Why a name or a file is not free: each version has its own. */
function takenBy(
  models: readonly RegisteredModel[],
  { model, file }: NewVersion,
  version: string,
): string | undefined {
  if (ALIASES.some((alias) => alias === version))
    return t('"{0}" is an alias: it cannot be a version', version);
  const own = models.find(({ name }) => name === model)?.versions ?? [];
  if (own.some((one) => one.version?.text === version))
    return t('Model "{0}" already has a version {1}, with another file', model, version);
  for (const { name, versions } of models)
    for (const one of versions)
      if (one.file?.text === file)
        return t(
          '"{0}" is the file of version {1} of "{2}". Each version requires its own file: write a copy with {3}',
          file,
          one.version?.text ?? '?',
          name,
          '--output',
        );
  return undefined;
}

function insertion(
  text: string,
  registered: RegisteredModel | undefined,
  asked: NewVersion,
  version: string,
): Edits {
  if (registered) {
    const versions = valueOf(registered.pair.value, 'versions');
    if (!isSeq(versions)) return UNSAFE;
    const last: YamlNode | null | undefined = versions.items.at(-1);
    const isBlock = !versions.flow && !(isMap(last) && last.flow);
    const fields = versionFields(asked, version);
    return itemInsertion(text, versions, isBlock ? fields.join('\n  ') : `{ ${fields.join(', ')} }`);
  }
  const models = valueOf(parseYaml(text)[0]?.root, 'models');
  if (!isMap(models)) return UNSAFE;
  if (!models.flow) return pairInsertion(text, models, models.pairs.at(-1), modelText(asked, version));
  const fields = versionFields(asked, version).join(', ');
  const manifest = manifestField(asked).map((field) => `${field}, `);
  const written = `${plainOrQuoted(asked.model, true)}: { ${manifest.join('')}versions: [{ ${fields} }] }`;
  return pairInsertion(text, models, models.pairs.at(-1), written);
}

function manifestField({ manifest }: NewVersion): readonly string[] {
  return manifest === undefined ? [] : [`manifest: ${plainOrQuoted(manifest, true)}`];
}

function modelText(asked: NewVersion, version: string): string {
  const fields = versionFields(asked, version).map((field, at) => `    ${at === 0 ? '- ' : '  '}${field}`);
  const lines = [...manifestField(asked).map((field) => `  ${field}`), '  versions:', ...fields];
  return [`${plainOrQuoted(asked.model, true)}:`, ...lines].join('\n');
}

function versionFields(
  { file, sha256, date, data, run, evaluation, measures }: NewVersion,
  version: string,
): readonly string[] {
  const quoted = (value: string): string => plainOrQuoted(value, true);
  const measured = Object.entries(measures).map(([name, value]) => `${name}: ${value}`);
  return [
    `version: ${/^(?:0|[1-9]\d{0,14})$/u.test(version) ? version : quoted(version)}`,
    `file: ${quoted(file)}`,
    `sha256: ${/^\d+$/u.test(sha256) || /^\d+e\d+$/u.test(sha256) ? JSON.stringify(sha256) : sha256}`,
    `date: ${date}`,
    ...(data ? [`data: { file: ${quoted(data.file)}, sha256: ${JSON.stringify(data.sha256)} }`] : []),
    ...(run === undefined ? [] : [`run: ${quoted(run)}`]),
    ...(evaluation === undefined ? [] : [`evaluation: { file: ${quoted(evaluation)} }`]),
    ...(measured.length === 0 ? [] : [`measures: { ${measured.join(', ')} }`]),
  ];
}

function indented(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`);
}

/** True for a text that reads as before, with the version behind the others. */
function isAdded(before: string, after: string, { model, version, file, sha256 }: NewVersion): boolean {
  const [old, now] = [registryOf('', before), registryOf('', after)];
  if (isRefusal(old) || isRefusal(now)) return false;
  const count = (models: readonly RegisteredModel[]): number =>
    models.reduce((sum, { versions }) => sum + versions.length, 0);
  const last = now.models.find(({ name }) => name === model)?.versions.at(-1);
  return (
    count(now.models) === count(old.models) + 1 &&
    last !== undefined &&
    last.version?.text === version &&
    last.file?.text === file &&
    last.sha256?.text === sha256
  );
}
