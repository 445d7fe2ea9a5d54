/** The toolbar's icons: outlines on a grid of 16, drawn with a line of 1.2 in the colour of the text. */
const PATHS = {
  search: 'M10.5 10.5 14 14M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0Z',
  'zoom-in': 'M10.5 10.5 14 14M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0ZM7 4.8v4.4M4.8 7h4.4',
  'zoom-out': 'M10.5 10.5 14 14M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0ZM4.8 7h4.4',
  fit: 'M2 5.5V2h3.5M10.5 2H14v3.5M14 10.5V14h-3.5M5.5 14H2v-3.5M5 6.2h6v3.6H5Z',
  table: 'M2 3h12v10H2ZM2 6.3h12M2 9.7h12M6.5 3v10',
  picture: 'M2 3h12v10H2ZM2 11l3.5-3.5L8 10l2-2 4 3.5M10.7 6a.7.7 0 1 1-1.4 0 .7.7 0 0 1 1.4 0Z',
  save: 'M8 2v7.5M5 6.8l3 3 3-3M2.5 11v2.5h11V11',
  copy: 'M5.5 5.5h8v8h-8ZM10.5 5.5v-3h-8v8h3',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2v-5h11v5h-2M4.5 9.5h7v4h-7Z',
  collapse: 'M2.5 2.5h11v11h-11ZM5 8h6',
  expand: 'M2.5 2.5h11v11h-11ZM5 8h6M8 5v6',
  neighbours: 'M9.8 8a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0ZM6.4 7 3.5 4.5M9.6 7l2.9-2.5M8 9.8v3.4',
  upstream: 'M8 13.5v-10M4.5 7 8 3.5 11.5 7M3 2h10',
  downstream: 'M8 2.5v10M4.5 9 8 12.5 11.5 9M3 14h10',
  all: 'M4.5 3.5a1 1 0 1 1-2 0 1 1 0 0 1 2 0ZM13.5 3.5a1 1 0 1 1-2 0 1 1 0 0 1 2 0ZM9 12.5a1 1 0 1 1-2 0 1 1 0 0 1 2 0ZM4 4.5l3.5 7M12 4.5l-3.5 7M4.5 3.5h7',
  filter: 'M2 3h12l-4.7 5.5v4l-2.6 1.2V8.5Z',
  edit: 'M2.5 13.5 3.3 10.5 11 2.8l2.2 2.2-7.7 7.7ZM9.5 4.3l2.2 2.2',
  next: 'M3.5 6 8 10.5 12.5 6',
  previous: 'M3.5 10 8 5.5 12.5 10',
  undo: 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
  redo: 'M10 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10',
  'level-in': 'M2.5 2.5h11v11h-11ZM5 8h5.5M8 5.3 10.7 8 8 10.7',
  'level-out': 'M2.5 2.5h11v11h-11ZM11 8H5.5M8 5.3 5.3 8 8 10.7',
  source: 'M9.5 2h-6v12h9V5ZM9.5 2v3h3M5.8 8.5h4.4M5.8 11h4.4',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
} as const;

export type IconName = keyof typeof PATHS;

/** Says nothing to a screen reader: what it is in is labelled. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
