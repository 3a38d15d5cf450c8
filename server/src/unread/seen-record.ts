import { KEY_LENGTH, keyText, readKey } from './entry-key';

/** Keys in a record; twice what is read of a coalition. More are no record of ours. */
export const MOST_KEYS = 200_000;

/** Keys on a line, so that no program meets a line of a megabyte. */
const ON_A_LINE = 12;

const header = /^caucus seen 1 (\d{1,6})$/;

/** What a reader has seen, as text to be kept: a first line with the number of entries, then their keys, in order. */
export function writeSeen(seen: Iterable<number>): string {
  const keys = [...seen].sort((a, b) => a - b).map(keyText);
  const lines = [`caucus seen 1 ${keys.length}`];
  for (let i = 0; i < keys.length; i += ON_A_LINE) lines.push(keys.slice(i, i + ON_A_LINE).join(''));
  return `${lines.join('\n')}\n`;
}

/**
 * What a record says was seen; `undefined` when it is damaged in any way, cut off ones included: half a
 * record would call everything that the other half held new.
 */
export function readSeen(record: string): Set<number> | undefined {
  if (record.length > (MOST_KEYS + 10) * (KEY_LENGTH + 1)) return undefined;
  const [first = '', ...lines] = record.split('\n');
  const count = Number(header.exec(first)?.[1] ?? Number.NaN);
  const seen = new Set<number>();
  for (const line of lines) {
    if (line.length % KEY_LENGTH !== 0) return undefined;
    for (let at = 0; at < line.length; at += KEY_LENGTH) {
      const key = readKey(line, at);
      if (key === undefined) return undefined;
      seen.add(key);
    }
  }
  return seen.size === count ? seen : undefined;
}
