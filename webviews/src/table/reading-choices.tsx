import { t } from '@vscode/l10n';
import type { FoundReading } from '@vitruve/engine';
import { ToolbarButton } from '../frame/toolbar-button.tsx';
import type { ChosenReading } from './protocol.ts';

/** Encodings and separators that a text may be read with, as `vitruve/load` names them. */
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-15', 'iso-8859-1'];
const SEPARATORS = [',', ';', 'tab', '|', 'space'];

/** Separators that nobody sees, by these names. */
const NAMES: Readonly<Record<string, string>> = { '\t': 'tab', ' ': 'space' };

/** How the shown file was read, and what was chosen for that. */
export interface ShownReading {
  readonly chosen: ChosenReading;
  readonly found: FoundReading;
}

/** Whether other tasks read the file as it is shown, without `vitruve/load`. */
export function isReadAsItIs({ chosen, found }: ShownReading): boolean {
  const isTold = chosen.encoding !== undefined || chosen.separator !== undefined;
  const isConverted = found.sheets !== undefined || found.members !== undefined || found.separator === ' ';
  return !isTold && !isConverted && (found.encoding ?? 'utf-8') === 'utf-8';
}

interface ReadingChoicesProps {
  readonly reading: ShownReading;
  readonly choose: (reading: ChosenReading) => void;
}

/** Which table of a file is shown, and how a text is read: what was found out, and what else it may be. */
export function ReadingChoices({ reading: { chosen, found }, choose }: ReadingChoicesProps) {
  const { member, members, sheet, sheets, encoding, separator } = found;
  return (
    <>
      {members && (
        <Choice
          label={t('File in the archive')}
          shown={member}
          names={members}
          choose={(name) => {
            choose({ member: name });
          }}
        />
      )}
      {sheets && (
        <Choice
          label={t('Sheet or table')}
          shown={sheet}
          names={sheets}
          choose={(name) => {
            choose({ ...chosen, sheet: name });
          }}
        />
      )}
      {encoding !== undefined && (
        <Choice
          label={t('Encoding')}
          shown={encoding}
          names={ENCODINGS}
          choose={(name) => {
            choose({ ...chosen, encoding: name });
          }}
        />
      )}
      {separator !== undefined && (
        <Choice
          label={t('Separator')}
          shown={NAMES[separator] ?? separator}
          names={SEPARATORS}
          choose={(name) => {
            choose({ ...chosen, separator: name });
          }}
        />
      )}
      {(chosen.encoding !== undefined || chosen.separator !== undefined) && (
        <DetectButton chosen={chosen} choose={choose} />
      )}
    </>
  );
}

interface DetectButtonProps {
  readonly chosen: ChosenReading;
  readonly choose: (reading: ChosenReading) => void;
}

/** Encoding and separator are found out again. */
function DetectButton({ chosen, choose }: DetectButtonProps) {
  const { encoding: _encoding, separator: _separator, ...others } = chosen;
  return (
    <ToolbarButton
      label={t('Detect')}
      press={() => {
        choose(others);
      }}
    />
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly shown: string | undefined;
  readonly names: readonly string[];
  readonly choose: (name: string) => void;
}

function Choice({ label, shown, names, choose }: ChoiceProps) {
  // What was found out may be none of those that can be told.
  const all = shown === undefined || names.includes(shown) ? names : [shown, ...names];
  return (
    <select
      class="toolbar-choice"
      aria-label={label}
      title={label}
      value={shown}
      onChange={({ currentTarget }) => {
        choose(currentTarget.value);
      }}
    >
      {all.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </select>
  );
}
