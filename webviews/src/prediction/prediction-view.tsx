import { t } from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { ModelForm, TriedRow } from '@vitruve/engine';
import { useListening } from '../frame/listening.ts';
import { StatusLine } from '../frame/status-line.tsx';
import { ToolRow } from '../frame/tool-row.tsx';
import { ToolbarButton } from '../frame/toolbar-button.tsx';
import { AnswerPart, shownValue } from './answer-part.tsx';
import type { PredictionHost } from './host.ts';
import type { ToPredictionForm } from './protocol.ts';

type Row = Readonly<Record<string, string>>;

/** The form of a model: the typical row to change, what is predicted of it, and what each change does. */
export function PredictionView({ host }: { readonly host: PredictionHost }) {
  const [form, setForm] = useState<ModelForm>();
  const [row, setRow] = useState<Row>({});
  const [tried, setTried] = useState<TriedRow>();
  const [fault, setFault] = useState('');
  const [status, announce] = useState('');
  const ask = (changed: Row): void => {
    announce(t('Predicting…'));
    host.post({ type: 'try', row: changed });
  };
  const hear = (message: ToPredictionForm): void => {
    switch (message.type) {
      case 'form': {
        // What was typed stays, where the model still has the column.
        const kept = keptOf(row, message.form);
        setForm(message.form);
        setRow(kept);
        setFault('');
        ask(kept);
        break;
      }
      case 'tried':
        setTried(message.tried);
        setFault('');
        announce(t('Prediction: {0}', shownValue(message.tried)));
        break;
      case 'fault':
        setFault(message.message);
        announce('');
        break;
    }
  };
  useListening(host, hear);
  const change = (name: string, text: string): void => {
    const typical = form?.columns.find((column) => column.name === name)?.typical;
    const others = Object.entries(row).filter(([column]) => column !== name);
    const changed = Object.fromEntries(text === typical ? others : [...others, [name, text]]);
    setRow(changed);
    ask(changed);
  };
  return (
    <div class="prediction">
      <header class="frame-bar">
        <h1 class="frame-title">{form ? t('Try a Prediction: {0}', form.name) : t('Try a Prediction')}</h1>
        <ToolRow>
          <ToolbarButton
            label={t('Reset to Typical Values')}
            disabled={Object.keys(row).length === 0}
            press={() => {
              setRow({});
              ask({});
            }}
          />
        </ToolRow>
      </header>
      {fault !== '' && (
        <div class="frame-problems" role="alert">
          <p>{fault}</p>
        </div>
      )}
      {form ? (
        <div class="prediction-body">
          <ColumnForm form={form} row={row} change={change} />
          {tried && <AnswerPart tried={tried} target={form.target} row={row} />}
        </div>
      ) : (
        fault === '' && (
          <div class="frame-empty">
            <div class="frame-spinner" />
          </div>
        )
      )}
      <StatusLine text={status} />
    </div>
  );
}

function keptOf(row: Row, { columns }: ModelForm): Row {
  return Object.fromEntries(
    Object.entries(row).filter(([name, text]) =>
      columns.some((column) => column.name === name && column.typical !== text),
    ),
  );
}

interface ColumnFormProps {
  readonly form: ModelForm;
  readonly row: Row;
  readonly change: (name: string, text: string) => void;
}

/** A field for each column; a change counts when the field is left, or Enter is pressed. */
function ColumnForm({ form, row, change }: ColumnFormProps) {
  return (
    <section class="prediction-columns" aria-labelledby="prediction-row">
      <h2 id="prediction-row">{t('Row')}</h2>
      <table aria-labelledby="prediction-row">
        <thead>
          <tr>
            <th scope="col">{t('Column')}</th>
            <th scope="col">{t('Value')}</th>
            <th scope="col">{t('Typical value')}</th>
          </tr>
        </thead>
        <tbody>
          {form.columns.map(({ name, type, typical }, at) => (
            <tr key={name} class={name in row ? 'prediction-changed' : ''}>
              <th scope="row" id={`prediction-column-${at}`}>
                {name}
              </th>
              <td>
                <input
                  aria-labelledby={`prediction-column-${at}`}
                  inputMode={type === 'number' ? 'decimal' : 'text'}
                  autocomplete="off"
                  spellcheck={false}
                  value={row[name] ?? typical}
                  placeholder={t('missing')}
                  onChange={({ currentTarget }) => {
                    change(name, currentTarget.value);
                  }}
                />
              </td>
              <td>{typical === '' ? '–' : typical}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
