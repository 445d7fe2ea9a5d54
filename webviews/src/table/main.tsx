import { render } from 'preact';
import { readyPage } from '../frame/page.ts';
import { TableHost } from './host.ts';
import { TableView } from './table-view.tsx';

const host = new TableHost();
const root = readyPage((message) => {
  host.post({ type: 'failed', message });
});
render(<TableView host={host} path={document.body.dataset['uri'] ?? ''} />, root);
