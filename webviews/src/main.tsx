import { config } from '@vscode/l10n';
import { render } from 'preact';
import { Frame } from './frame/frame.tsx';
import { Host } from './frame/host.ts';
import { wearPictureStyle } from './frame/picture-style.ts';
import { giveFocusBack } from './frame/returning-focus.ts';
import { translations } from './frame/translations.ts';

const { view = '', uri = '' } = document.body.dataset;
config({ contents: translations() });
wearPictureStyle();
giveFocusBack();
const host = new Host({ view, uri });
const report = (fault: unknown): void => {
  host.post({
    type: 'failed',
    message: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
  });
};
addEventListener('error', ({ error, message }) => {
  report(error ?? message);
});
addEventListener('unhandledrejection', ({ reason }) => {
  report(reason);
});
const root = document.getElementById('view');
if (!root) throw new Error('The page has no element to draw into');
render(<Frame host={host} />, root);
