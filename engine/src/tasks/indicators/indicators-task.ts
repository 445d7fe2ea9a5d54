import { t } from '@vscode/l10n';
import { counted } from '@vitruve/manifests';
import schema from '@vitruve/schemas/tasks/indicators.schema.json' with { type: 'json' };
import { shownPath } from '@vitruve/workspace';
import { fingerprintOf } from '../../running/fingerprint.ts';
import { portableInputs } from '../../running/inputs.ts';
import type { Task } from '../../running/task.ts';
import { readTable, tableFormat } from '../../tables/table-file.ts';
import type { IndicatorsInputs } from './inputs.ts';
import { priceChartBlocks } from './price-chart.ts';
import { runIndicators, type IndicatorTable } from './run.ts';

/** Another version makes other tables of the same inputs. */
const VERSION = 1;

/** `vitruve/indicators`: prices with their technical indicators. */
export function indicatorsTask(): Task<IndicatorsInputs, undefined, IndicatorTable> {
  return {
    schema,
    version: VERSION,
    plan: async (inputs, { folder }) => {
      // The table is the same, whatever the chart shows.
      const { security: _, ...others } = inputs;
      const { data, output } = inputs;
      tableFormat(output);
      const { files } = await readTable(data);
      return {
        reads: files,
        writes: [output],
        fingerprint: fingerprintOf(VERSION, portableInputs(schema, { ...others }, folder)),
      };
    },
    run: runIndicators,
    summarize: ({ output }, { rows, added, securities, incomplete, withoutPrice }, { folder }) => ({
      text: t(
        'Computed: {0} of {1}, {2} → {3}',
        counted(added.length, '{0} column', '{0} columns'),
        counted(securities, '{0} security', '{0} securities'),
        counted(rows, '{0} row', '{0} rows'),
        shownPath(folder, output),
      ),
      status: 'succeeded',
      metrics: { rows, columns: added.length, securities, incomplete, withoutPrice },
    }),
    report: ({ data, output, security }, table, { folder }) => [
      { kind: 'title', text: t('Indicators report') },
      {
        kind: 'values',
        heading: t('Table'),
        rows: [
          [t('File'), shownPath(folder, output)],
          [t('Prices'), shownPath(folder, data)],
          [t('Rows'), table.rows],
          [t('Securities'), table.securities],
          [t('Rows without a closing price'), table.withoutPrice],
          [t('Rows that lack a value'), table.incomplete],
          [t('Added columns'), table.added.join(', ')],
          [t('Bytes'), table.bytes],
        ],
      },
      {
        kind: 'values',
        heading: t('Columns of the prices'),
        rows: Object.entries(table.columns),
      },
      ...(table.chart
        ? priceChartBlocks(table.chart, table.columns, {
            securities: table.securities,
            isAsked: security !== undefined,
          })
        : []),
    ],
    toJson: ({ output }, result, { folder }) => {
      const { chart: _, ...table } = result;
      return { version: 1, output: shownPath(folder, output), ...table };
    },
  };
}
