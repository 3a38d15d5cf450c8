import { createConnection } from 'vscode-languageserver/node';
import { nodeFileSystem } from '../node-file-system';
import { pastOnDisk } from '../past/past';
import { startServer } from '../server';

/** `caucus serve --stdio`: the same server as in VS Code. Runs until its client is gone. */
export function serve(): void {
  startServer(createConnection(process.stdin, process.stdout), nodeFileSystem(), pastOnDisk);
}
