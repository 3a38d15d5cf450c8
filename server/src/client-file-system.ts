import type { Connection } from 'vscode-languageserver';
import { type ReadFileResult, readDirectory, readFiles } from './protocol';
import type { FileSystem } from './repository/file-system';

/** Files asked for in one message. */
const MOST_IN_BATCH = 256;

interface Wanted {
  readonly uri: string;
  readonly maxBytes: number;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Reads files by asking the client, which knows addresses that no disk holds. What is asked for in one turn
 * of the event loop travels in one message: a coalition has thousands of small files.
 */
export function clientFileSystem(connection: Connection): FileSystem {
  let wanted: Wanted[] = [];

  function ask(): void {
    const asked = wanted;
    wanted = [];
    for (const maxBytes of new Set(asked.map((file) => file.maxBytes))) {
      const files = asked.filter((file) => file.maxBytes === maxBytes);
      for (let at = 0; at < files.length; at += MOST_IN_BATCH) {
        void askBatch(connection, files.slice(at, at + MOST_IN_BATCH), maxBytes);
      }
    }
  }

  return {
    readFile: (uri, maxBytes) =>
      new Promise((resolve, reject) => {
        if (wanted.length === 0) setTimeout(ask, 0);
        wanted.push({ uri, maxBytes, resolve, reject });
      }),
    readDirectory: (uri, within) =>
      connection.sendRequest(readDirectory, { uri, ...(within !== undefined && { within }) }),
  };
}

async function askBatch(connection: Connection, files: readonly Wanted[], maxBytes: number): Promise<void> {
  let results: readonly (ReadFileResult | undefined)[] | null;
  try {
    results = await connection.sendRequest(readFiles, { uris: files.map(({ uri }) => uri), maxBytes });
  } catch (error) {
    results = files.map(() => ({ error: String(error) }));
  }
  for (const [index, { uri, resolve, reject }] of files.entries()) {
    const result = results?.[index];
    try {
      if (!result || !('base64' in result)) throw new Error(result?.error ?? 'no answer');
      resolve(fromBase64(result.base64));
    } catch (error) {
      reject(new Error(`${uri}: ${error instanceof Error ? error.message : String(error)}`));
    }
  }
}

function fromBase64(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
