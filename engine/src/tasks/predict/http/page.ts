import { t } from '@vscode/l10n';
import { language } from '@vitruve/manifests';
import type { FastifyInstance } from 'fastify';
import { table, type Block, type ValueRow } from '../../../running/report/block.ts';
import { reportHtml } from '../../../running/report/html.ts';
import type { PredictionService } from './prediction-service.ts';

/** The page of `GET /`: what the model is, which features it takes, and what can be asked. */
export function servicePage(service: PredictionService, app: FastifyInstance): string {
  return reportHtml([...aboutModel(service), ...aboutRequests(service, app)], language());
}

function aboutModel({ name, file }: PredictionService): readonly Block[] {
  const { notes, version, hash, loadedAt } = file.served;
  const rows: readonly (ValueRow | undefined)[] = [
    [t('Version'), version],
    [t('SHA-256 of the model'), hash],
    [t('Algorithm'), notes.algorithm],
    notes.target === undefined ? undefined : [t('Target'), notes.target],
    notes.classes ? [t('Classes'), notes.classes.join(', ')] : undefined,
    notes.threshold === undefined ? undefined : [t('Threshold'), notes.threshold],
    [t('Loaded'), loadedAt.toISOString()],
  ];
  return [
    { kind: 'title', text: name },
    { kind: 'values', heading: t('Model'), rows: rows.filter((row) => row !== undefined) },
    { kind: 'heading', text: t('Features') },
    table(
      [t('Name'), t('Type'), t('Typical value')],
      notes.columns.map(({ name: column, type, typical }) => [
        column,
        type === 'number' ? t('number') : t('text'),
        typical ?? '',
      ]),
    ),
  ];
}

function aboutRequests({ file }: PredictionService, app: FastifyInstance): readonly Block[] {
  const { paths = {} } = app.swagger() as {
    readonly paths?: Readonly<Record<string, Readonly<Record<string, { readonly summary?: string }>>>>;
  };
  const example = Object.fromEntries(
    file.served.notes.columns.map(({ name, type, typical }) => [name, typical ?? (type === 'text' ? '' : 0)]),
  );
  return [
    { kind: 'heading', text: t('Requests') },
    table(
      [t('Request'), t('Description')],
      Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { summary = '' }]) => [
          `${method.toUpperCase()} ${path}`,
          summary,
        ]),
      ),
    ),
    { kind: 'heading', text: t('Example') },
    { kind: 'text', text: `POST /predict ${JSON.stringify({ features: example })}` },
  ];
}
