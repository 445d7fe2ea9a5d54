import { render } from 'preact';
import { readyPage } from '../frame/page.ts';
import { BlurView } from './blur-view.tsx';
import { BlurHost } from './host.ts';

const host = new BlurHost();
const root = readyPage((message) => {
  host.post({ type: 'failed', message });
});
render(<BlurView host={host} />, root);
