import { t } from '@vscode/l10n';
import type { Abilities, Tool } from '../view-props.ts';
import { ExportMenu, type ExportMenuProps } from './export-menu.tsx';
import { SearchBox } from './search-box.tsx';
import { ToolRow } from './tool-row.tsx';
import { ToolbarButton } from './toolbar-button.tsx';

export interface ToolbarProps extends ExportMenuProps {
  readonly abilities: Abilities;
  /** The switch between picture and table; absent where there is no twin. */
  readonly table?: { readonly shown: boolean; readonly toggle: () => void };
}

/** The buttons for all that can be done with what is on screen; one stop of the Tab key, arrows within. */
export function Toolbar(props: ToolbarProps) {
  const { abilities, table } = props;
  const { search, zoom, tools } = abilities;
  return (
    <div class="frame-tools">
      {search && <SearchBox search={search} />}
      <ToolRow>
        {tools?.map((tool) => (
          <DrawingTool key={tool.id} tool={tool} />
        ))}
        {tools && tools.length > 0 && <Divider />}
        {zoom && (
          <>
            <ToolbarButton icon="zoom-out" label={t('Zoom out (-)')} press={zoom.out} />
            <ToolbarButton icon="zoom-in" label={t('Zoom in (+)')} press={zoom.in} />
            <ToolbarButton icon="fit" label={t('Fit to window (0)')} press={zoom.fit} />
            <Divider />
          </>
        )}
        {table && (
          <ToolbarButton icon="table" label={t('Show as table')} pressed={table.shown} press={table.toggle} />
        )}
        <ExportMenu {...props} />
      </ToolRow>
    </div>
  );
}

function Divider() {
  return <span class="toolbar-divider" aria-hidden="true" />;
}

function DrawingTool({ tool }: { readonly tool: Tool }) {
  if (tool.type === 'button') {
    return (
      <ToolbarButton
        label={tool.label}
        icon={tool.icon}
        pressed={tool.pressed}
        disabled={tool.disabled}
        press={tool.press}
      />
    );
  }
  return (
    <select
      class="toolbar-choice"
      aria-label={tool.label}
      title={tool.label}
      value={tool.value}
      onChange={({ currentTarget }) => {
        tool.choose(currentTarget.value);
      }}
    >
      {tool.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
