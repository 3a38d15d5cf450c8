import { Buffer } from 'node:buffer';

/** The parts of what git prints between NUL bytes (`-z`), as UTF-8. */
export async function* partsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      const part = chunk.subarray(start, end);
      yield (rest.length > 0 ? Buffer.concat([...rest, part]) : part).toString('utf8');
      rest = [];
      start = end + 1;
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
  }
  const last = Buffer.concat(rest).toString('utf8');
  if (last.trim() !== '') yield last;
}

/** One object as `git cat-file --batch` prints it; `bytes` are undefined where there is none. */
export interface PrintedObject {
  readonly id: string;
  readonly bytes: Buffer | undefined;
}

/** The objects in what `git cat-file --batch` prints, in order. */
export async function* objectsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<PrintedObject> {
  let rest: Buffer = Buffer.alloc(0);
  /** Bytes that must be there before it is worth while to look again. */
  let wanted = 1;
  let pending: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    pending.push(chunk);
    length += chunk.length;
    if (rest.length + length < wanted) continue;
    rest = Buffer.concat([rest, ...pending]);
    pending = [];
    length = 0;
    let start = 0;
    for (;;) {
      const lineEnd = rest.indexOf(10, start);
      if (lineEnd < 0) {
        wanted = rest.length - start + 1;
        break;
      }
      const [id = '', type = '', size = ''] = rest.toString('utf8', start, lineEnd).split(' ');
      if (size === '') {
        if (type !== '') yield { id, bytes: undefined };
        start = lineEnd + 1;
        continue;
      }
      const end = lineEnd + 1 + Number(size);
      // A line feed follows the contents.
      if (rest.length < end + 1) {
        wanted = end + 1 - start;
        break;
      }
      yield { id, bytes: rest.subarray(lineEnd + 1, end) };
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
}
