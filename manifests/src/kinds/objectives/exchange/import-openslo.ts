import { stringify } from 'yaml';
import { t } from '@vscode/l10n';
import type {
  ForeignFile,
  ForeignImport,
  ForeignPlace,
  ForeignRefusal,
  ForeignRemark,
} from '../../../core/contributions/foreign-import.ts';
import { counted } from '../../../core/language.ts';
import { idText, isMap, mapsIn, textOf, type JsonMap } from '../../../formats/foreign/json-values.ts';
import { windowOf } from '../../../formats/objectives/window.ts';
import { openSloDocuments, type OpenSloDocument, type OpenSloDocuments } from './openslo-documents.ts';
import { importIndicator } from './openslo-indicator.ts';
import { periodOf } from './openslo-window.ts';

/**
 * Objectives of the SLOs of OpenSLO v1. Alerts, data sources and what else Vitruve has no place for are left out, and said; the
 * queries of indicators are kept under `x-openslo`.
 */
export function importOpenSlo(files: readonly ForeignFile[]): ForeignImport | ForeignRefusal {
  const read = openSloDocuments(files);
  if ('refused' in read) return read;
  if (!read.documents.some(({ kind }) => kind === 'SLO'))
    return { refused: { message: t('No SLO in these files: "kind: SLO" is expected') } };
  return new OpenSloImport(read).convert();
}

class OpenSloImport {
  readonly #documents: readonly OpenSloDocument[];
  readonly #others: number;
  readonly #indicators: ReadonlyMap<string, OpenSloDocument>;
  readonly #services: ReadonlyMap<string, OpenSloDocument>;
  readonly #objectives = new Map<string, object>();
  readonly #zones = new Set<string>();
  readonly #named = new Set<string>();
  readonly #lost: ForeignRemark[] = [];
  #queries = 0;

  constructor({ documents, others }: OpenSloDocuments) {
    this.#documents = documents;
    this.#others = others;
    const named = (kind: string): ReadonlyMap<string, OpenSloDocument> =>
      new Map(documents.filter((one) => one.kind === kind).map((one) => [one.name, one]));
    this.#indicators = named('SLI');
    this.#services = named('Service');
  }

  convert(): ForeignImport | ForeignRefusal {
    for (const document of this.#documents) if (document.kind === 'SLO') this.#addSlo(document);
    if (this.#objectives.size === 0)
      return { refused: { message: t('No SLO in these files has an objective that can be imported') } };
    if (this.#queries > 0)
      this.#lose(
        counted(
          this.#queries,
          'The query of {0} objective is kept under "x-openslo": export its results to a file, and name that under "source"',
          'The queries of {0} objectives are kept under "x-openslo": export their results to files, and name these under "source"',
        ),
      );
    for (const [kind, count] of this.#leftOut()) this.#lose(t('Left out: {0}', `${kind} (${count})`));
    if (this.#others > 0)
      this.#lose(t('Left out: {0}', counted(this.#others, '{0} other document', '{0} other documents')));
    const [zone, ...zones] = this.#zones;
    if (zones.length > 0)
      this.#lose(t('A file has one time zone: {0} is taken, not {1}', zone ?? '', zones.join(', ')));
    const file = {
      version: 1,
      ...(zone === undefined ? {} : { timezone: zone }),
      objectives: Object.fromEntries(this.#objectives),
    };
    return { text: stringify(file, { lineWidth: 0 }), lost: this.#lost };
  }

  /** Documents that are not in the file, by kind. Of services, the names are. */
  #leftOut(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { kind, name, spec } of this.#documents) {
      if (kind === 'SLO' || (kind === 'SLI' && this.#named.has(name))) continue;
      if (kind === 'Service' && textOf(spec['description']) === undefined) continue;
      const what = kind === 'Service' ? t('descriptions of services') : kind;
      counts.set(what, (counts.get(what) ?? 0) + 1);
    }
    return counts;
  }

  #addSlo(slo: OpenSloDocument): void {
    const { name, metadata, spec, at } = slo;
    const list = mapsIn(spec['objectives']);
    const title = textOf(metadata['displayName']) ?? name;
    if (list.length === 0) this.#lose(t('"{0}" has no objectives', name), at);
    const window = this.#windowOf(slo);
    const common = this.#indicatorOf(slo, spec);
    const before = this.#objectives.size;
    for (const [index, one] of list.entries()) {
      const own = textOf(one['displayName']);
      const target = percentOf(one);
      if (target === undefined) {
        this.#lose(t('"{0}": an objective has neither "target" nor "targetPercent"', name), at);
        continue;
      }
      const indicator = importIndicator(this.#indicatorOf(slo, one) ?? common, one);
      if (indicator.sources) this.#queries += 1;
      if (indicator.lost !== undefined) this.#lose(`"${name}": ${indicator.lost}`, at);
      this.#objectives.set(this.#freeId(list.length === 1 ? name : `${name}-${index + 1}`), {
        title: list.length === 1 || own === undefined ? title : `${title}: ${own}`,
        kind: 'slo',
        ...this.#subjectOf(spec),
        target: { atLeast: target },
        ...(window === undefined ? {} : { window }),
        ...(indicator.written ? { indicator: indicator.written } : {}),
        ...(indicator.sources ? { 'x-openslo': indicator.sources } : {}),
        ...(textOf(spec['description']) === undefined ? {} : { 'x-description': spec['description'] }),
      });
    }
    if (this.#objectives.size > before) this.#loseOf(slo, list);
  }

  /** What an SLO says that an objective cannot. */
  #loseOf({ name, spec, metadata, at }: OpenSloDocument, list: readonly JsonMap[]): void {
    const method = textOf(spec['budgetingMethod']);
    const alerts = mapsIn(spec['alertPolicies']).length;
    const parts = [
      ...(method === undefined || method === 'Occurrences' ? [] : [`budgetingMethod: ${method}`]),
      ...['timeSliceTarget', 'timeSliceWindow', 'compositeWeight'].filter((key) =>
        list.some((one) => one[key] !== undefined),
      ),
      ...['labels', 'annotations'].filter((key) => isMap(metadata[key])),
      ...(alerts === 0 ? [] : [`alertPolicies (${alerts})`]),
    ];
    if (parts.length > 0) this.#lose(t('"{0}" is imported without {1}', name, parts.join(', ')), at);
  }

  #subjectOf(spec: JsonMap): object {
    const service = idText(spec['service']);
    if (service === '') return {};
    const title = textOf(this.#services.get(service)?.metadata['displayName']);
    return { subject: service, ...(title === undefined ? {} : { 'x-service': title }) };
  }

  /** The indicator that is given in a place, or by its name. */
  #indicatorOf({ name, at }: OpenSloDocument, place: JsonMap): JsonMap | undefined {
    const inline = place['indicator'];
    if (isMap(inline)) return isMap(inline['spec']) ? inline['spec'] : undefined;
    const ref = idText(place['indicatorRef']);
    if (ref === '') return undefined;
    this.#named.add(ref);
    const found = this.#indicators.get(ref);
    if (!found) this.#lose(t('"{0}": the SLI "{1}" is not in these files', name, ref), at);
    return found?.spec;
  }

  #windowOf({ name, spec, at }: OpenSloDocument): string | undefined {
    const [window] = mapsIn(spec['timeWindow']);
    if (!window) return undefined;
    const duration = idText(window['duration']);
    const calendar = isMap(window['calendar']) ? window['calendar'] : undefined;
    if (window['isRolling'] === true || (!calendar && window['isRolling'] !== false)) {
      if (windowOf(duration)?.type === 'rolling') return duration;
      this.#lose(t('"{0}" is imported without its window: "{1}" cannot be rolling', name, duration), at);
      return undefined;
    }
    const period = periodOf(duration);
    const zone = textOf(calendar?.['timeZone']);
    if (period === undefined)
      this.#lose(
        t('"{0}" is imported without its window: "{1}" is not a period of the calendar', name, duration),
        at,
      );
    else if (zone !== undefined) this.#zones.add(zone);
    return period;
  }

  #freeId(wanted: string): string {
    const plain = wanted === '' ? 'slo' : wanted;
    let id = plain;
    for (let number = 2; this.#objectives.has(id); number += 1) id = `${plain}-${number}`;
    return id;
  }

  #lose(message: string, at?: ForeignPlace): void {
    this.#lost.push({ message, at });
  }
}

/** Twelve digits: `0.9995` is 99.95 %, not 99.94999999999999. */
function percentOf({ target, targetPercent }: JsonMap): number | undefined {
  if (typeof targetPercent === 'number' && Number.isFinite(targetPercent)) return targetPercent;
  return typeof target === 'number' && Number.isFinite(target)
    ? Number((target * 100).toPrecision(12))
    : undefined;
}
