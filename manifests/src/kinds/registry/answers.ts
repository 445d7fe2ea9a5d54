import { t } from '@vscode/l10n';
import type { Answers, CommandFolder } from '../../core/contributions/command.ts';
import type { TerminalAnswer } from '../../core/contributions/terminal-command.ts';
import { pathWithin } from '../../core/text/resource.ts';
import { isRefusal, type Refusal } from '../../core/text/refusal.ts';
import { shownMeasure } from '../../formats/measures/shown-measure.ts';
import { servedOn } from './history.ts';
import { ALIASES, type ModelVersion, type RegisteredModel } from '../../formats/model-registry/registry.ts';
import { countedVersions, modelNamed, registriesIn } from './registries.ts';
import { versionNamed } from '../../formats/model-registry/read.ts';

/** `vitruve models list`: the models of all registries, with what is used of them. */
export function listModels(folder: CommandFolder): TerminalAnswer | Refusal {
  const registries = registriesIn(folder);
  if ('refused' in registries) return registries;
  const models = registries.flatMap(({ uri, models: all }) =>
    all.map((registered) => ({ registered, path: pathWithin(folder.root, uri) })),
  );
  return {
    lines:
      models.length === 0
        ? [t('No model registry (models.yaml) in this folder')]
        : models.flatMap(({ registered, path }) => linesOf(registered, path)),
    json: {
      models: models.map(({ registered, path }) => ({
        name: registered.name,
        registry: path,
        ...(registered.manifest ? { manifest: registered.manifest.text } : {}),
        ...aliasesOf(registered),
        versions: registered.versions.map(versionJson),
      })),
    },
  };
}

function linesOf(registered: RegisteredModel, path: string): readonly string[] {
  const used = ALIASES.flatMap((alias) => {
    const version = registered.aliases[alias]?.text;
    return version === undefined ? [] : [`${alias} ${version}`];
  });
  const head = [registered.name, ...used, countedVersions(registered.versions.length), path].join(' · ');
  return [head, ...registered.versions.map((one) => `  ${versionLine(registered, one)}`)];
}

function versionLine(
  registered: RegisteredModel,
  { version, file, date, measures, approver }: ModelVersion,
): string {
  const used = ALIASES.filter((alias) => version && registered.aliases[alias]?.text === version.text);
  const facts = [
    ...used,
    file?.text,
    date?.text,
    [...measures].map(shownMeasure).join(', '),
    approver && t('approved by {0}', approver.text),
  ];
  return [version?.text ?? '?', ...facts.filter((one) => one !== undefined && one !== '')].join(' · ');
}

function aliasesOf({ aliases }: RegisteredModel): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ALIASES.flatMap((alias) => {
      const version = aliases[alias]?.text;
      return version === undefined ? [] : [[alias, version] as const];
    }),
  );
}

function versionJson({ version, file, sha256, date, measures, approver, decision }: ModelVersion): object {
  return {
    version: version?.text,
    file: file?.text,
    sha256: sha256?.text,
    date: date?.text,
    measures: Object.fromEntries(measures),
    approver: approver?.text,
    decision: decision?.text,
  };
}

/** A day of the calendar, `2026-11-03`. */
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u;

/** `vitruve models served churn --on 2026-11-03`: what was champion and challenger on that day, according to the history. */
export function servedModel(
  folder: CommandFolder,
  { name = '', on = folder.today }: Answers,
): TerminalAnswer | Refusal {
  if (!DAY.test(on)) return { refused: t('"{0}" is not a valid day. Expected: {1}', on, 'YYYY-MM-DD') };
  const found = modelNamed(folder, name);
  if (isRefusal(found)) return found;
  const { registered } = found;
  const served = ALIASES.flatMap((alias) =>
    servedOn(registered, alias, on).map(({ version, at, by }) => ({
      alias,
      version: version?.text ?? '?',
      since: at?.text,
      by: by?.text,
      file: versionNamed(registered, version?.text)?.file?.text,
      sha256: versionNamed(registered, version?.text)?.sha256?.text,
    })),
  );
  const champions = served.filter(({ alias }) => alias === 'champion').map(({ version }) => version);
  // A challenger that became champion has no entry for its end.
  const shown = served.filter(({ alias, version }) => alias === 'champion' || !champions.includes(version));
  return {
    lines: [
      t('{0} on {1} (UTC), according to "history":', registered.name, on),
      ...(shown.length === 0 ? [`  ${t('no version')}`] : []),
      ...shown.map(({ alias, version, since, by, file }) =>
        [`  ${alias} ${version}`, file, since && t('since {0}', since), by && t('by {0}', by)]
          .filter((one) => one !== undefined)
          .join(' · '),
      ),
    ],
    json: { name: registered.name, on, served: shown },
  };
}
