import { render } from 'preact';
import { Frame } from './frame/frame.tsx';
import { Host } from './frame/host.ts';
import { readyPage } from './frame/page.ts';
import { wearPictureStyle } from './frame/picture-style.ts';

const { view = '', uri = '' } = document.body.dataset;
wearPictureStyle();
const host = new Host({ view, uri });
const root = readyPage((message) => {
  host.post({ type: 'failed', message });
});
render(<Frame host={host} />, root);
