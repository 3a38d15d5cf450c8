// Serves VS Code for the Web until it is killed: a process of its own, because @vscode/test-web logs to
// standard output and does not end what it has begun.
//   node web-server.mjs '{"port":…, …}'   options of @vscode/test-web's `open`
import process from 'node:process';
import { open } from '@vscode/test-web';

await open(JSON.parse(process.argv[2] ?? '{}'));
