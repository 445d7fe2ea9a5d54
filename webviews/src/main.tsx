import { render } from 'preact';
import { Frame } from './frame/frame.tsx';
import { Host } from './frame/host.ts';
import { readChosen } from './frame/kept-choices.ts';
import { readyPage } from './frame/page.ts';
import { wearPictureStyle } from './frame/picture-style.ts';

const { view = '', uri = '', chosen = '{}' } = document.body.dataset;
wearPictureStyle();
const host = new Host({ view, uri }, readChosen(JSON.parse(chosen)));
const root = readyPage((message) => {
  host.post({ type: 'failed', message });
});
render(<Frame host={host} />, root);
