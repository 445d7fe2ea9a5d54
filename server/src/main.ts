import { serve } from './server.ts';
import { packageResources } from './resources.ts';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';

// The transport (--node-ipc, --stdio, --socket) is read from the command line by the library.
const connection = createConnection(ProposedFeatures.all);
serve(connection, packageResources());
connection.listen();
