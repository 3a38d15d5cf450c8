import './optimise-later';
import { createConnection } from 'vscode-languageserver/node';
import type { Past } from './features/check-history';
import { nodeFileSystem } from './node-file-system';
import { startServer } from './server';

/** A bundle of its own, read when it is first asked for: most sessions never look into the past. */
const past: Past = {
  verify: async (...asked) => (await import('./past/past.js')).pastOnDisk.verify(...asked),
};

// The library reads `--stdio` or `--node-ipc` from the command line, and ends the process when its parent is gone.
startServer(createConnection(), nodeFileSystem(), past);
