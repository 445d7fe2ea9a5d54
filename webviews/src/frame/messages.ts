import { PICTURE_FORMATS, type ToWebview } from '../protocol.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isNumber = (value: unknown): boolean => typeof value === 'number';
const isText = (value: unknown): boolean => typeof value === 'string';

/**
 * One check per message. They look at what the frame itself relies on: the contents come from our own server and are as
 * their types say.
 */
const CHECKS: { readonly [Type in ToWebview['type']]: (message: Fields) => boolean } = {
  show: ({ shown }) =>
    isFields(shown) && isText(shown['view']) && isText(shown['title']) && Array.isArray(shown['problems']),
  cursor: ({ uri, offset }) => isText(uri) && isNumber(offset),
  layout: ({ request, layout }) => isNumber(request) && isFields(layout) && Array.isArray(layout['nodes']),
  'layout-failed': ({ request, message }) => isNumber(request) && isText(message),
  'picture-wanted': ({ format, purpose }) =>
    PICTURE_FORMATS.some((known) => known === format) && (purpose === 'save' || purpose === 'copy'),
  print: () => true,
  'edit-refused': ({ message }) => isText(message),
  server: ({ running }) => typeof running === 'boolean',
};

/** Whether what arrived is a message of the extension: browsers and their extensions send their own. */
export function isToWebview(value: unknown): value is ToWebview {
  if (!isFields(value)) return false;
  const { type } = value;
  const check = Object.entries(CHECKS).find(([known]) => known === type)?.[1];
  return check?.(value) === true;
}
