import { config } from '@vscode/l10n';
import { render } from 'preact';
import { giveFocusBack } from '../frame/returning-focus.ts';
import { translations } from '../frame/translations.ts';
import { BlurView } from './blur-view.tsx';
import { BlurHost } from './host.ts';

config({ contents: translations() });
giveFocusBack();
const host = new BlurHost();
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
render(<BlurView host={host} />, root);
