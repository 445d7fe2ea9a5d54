import { render } from 'preact';
import { readyPage } from '../frame/page.ts';
import { PredictionHost } from './host.ts';
import { PredictionView } from './prediction-view.tsx';

const host = new PredictionHost();
const root = readyPage((message) => {
  host.post({ type: 'failed', message });
});
render(<PredictionView host={host} />, root);
