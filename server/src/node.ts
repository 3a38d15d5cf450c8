import { createConnection } from 'vscode-languageserver/node';
import { nodeFileSystem } from './node-file-system';
import { pastOnDisk } from './past/past';
import { startServer } from './server';

// The library reads `--stdio` or `--node-ipc` from the command line, and ends the process when its parent is gone.
startServer(createConnection(), nodeFileSystem(), pastOnDisk);
