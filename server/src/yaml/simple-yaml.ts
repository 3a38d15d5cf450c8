import type { YamlValue } from './yaml-value';

type Fields = { [key: string]: YamlValue };

/** Longer texts are left to the full reader, which counts what they hold. */
const longest = 20_000;

/** Characters whose meaning is not plain: tabs, carriage returns, controls, line separators, byte order marks. */
const unusual = /[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff]/;
const quoted = /^"((?:[^"\\]|\\["\\n])*)"$/;
const flowItem = /(?:"([^"\\]*)"|([\p{L}\p{N}(<.+/=_;$^](?:[^,[\]{}:#]*[^,[\]{}:#\s])?))(, |\])/uy;

/**
 * Reads the YAML that Caucus itself writes, and most that people write by hand: fields on one line each,
 * lists in brackets, literal blocks, and one level of fields below a field. Gives exactly what the full
 * reader gives, at a fiftieth of the cost, or `undefined` where a text holds anything else.
 */
export function readSimpleYaml(text: string): Fields | undefined {
  if (text === '' || text.length > longest || !text.endsWith('\n') || unusual.test(text)) return undefined;
  const lines = text.slice(0, -1).split('\n');
  const end = { line: 0 };
  const fields = readFields(lines, end, '');
  return end.line === lines.length ? fields : undefined;
}

/** Reads the fields at one indent, and leaves `at` behind them. */
function readFields(lines: readonly string[], at: { line: number }, indent: string): Fields | undefined {
  const fields: Fields = Object.create(null);
  while (at.line < lines.length) {
    const line = lines[at.line] ?? '';
    if (indent !== '' && !line.startsWith(indent)) return fields;
    const colon = line.indexOf(':', indent.length);
    const key = line.slice(indent.length, colon);
    if (colon < 0 || !isKey(key) || key in fields) return undefined;
    if (line.charAt(colon + 1) !== ' ' && line.length > colon + 1) return undefined;
    const written = line.slice(colon + 2);
    if (line.length > colon + 1 && (written === '' || written.startsWith(' '))) return undefined;
    at.line += 1;
    const value = readValue(written, lines, at, indent);
    if (value === undefined) return undefined;
    fields[key] = value;
  }
  return fields;
}

function readValue(
  written: string,
  lines: readonly string[],
  at: { line: number },
  indent: string,
): YamlValue | undefined {
  switch (written.charAt(0)) {
    case '':
      return indent === '' && lines[at.line]?.startsWith('  ') ? readFields(lines, at, '  ') : undefined;
    case '"': {
      const content = quoted.exec(written)?.[1];
      return content?.includes('\\')
        ? content.replace(/\\(["\\n])/g, (_, escaped) => (escaped === 'n' ? '\n' : escaped))
        : content;
    }
    case '[':
      return readList(written);
    case '|':
      return written === '|' || written === '|-'
        ? readBlock(lines, at, `${indent}  `, written === '|' ? '\n' : '')
        : undefined;
    default:
      return isPlain(written) ? written : undefined;
  }
}

function readList(written: string): string[] | undefined {
  const items: string[] = [];
  if (written === '[]') return items;
  flowItem.lastIndex = 1;
  for (;;) {
    const match = flowItem.exec(written);
    if (!match) return undefined;
    const [, inQuotes, plain = '', separator] = match;
    if (inQuotes === undefined && !isPlain(plain)) return undefined;
    items.push(inQuotes ?? plain);
    if (separator === ']') return flowItem.lastIndex === written.length ? items : undefined;
  }
}

/** A literal block whose first line sets the indent and whose last line is not empty. */
function readBlock(
  lines: readonly string[],
  at: { line: number },
  indent: string,
  end: string,
): string | undefined {
  const content: string[] = [];
  for (let line = lines[at.line]; line !== undefined; line = lines[at.line]) {
    if (line.startsWith(indent)) {
      const words = line.slice(indent.length);
      if (words.trim() === '' || (content.length === 0 && words.startsWith(' '))) return undefined;
      content.push(words);
    } else if (line === '') content.push('');
    else break;
    at.line += 1;
  }
  return content.length > 0 && content[0] !== '' && content.at(-1) !== ''
    ? content.join('\n') + end
    : undefined;
}

/** Text without quotation marks that YAML takes for that text. By hand: this runs for every line of every file. */
function isPlain(written: string): boolean {
  const first = written.charCodeAt(0);
  const begins = first < 128 ? plainStarts.includes(written.charAt(0)) : startsWithLetter.test(written);
  return (
    begins &&
    !written.endsWith(' ') &&
    !written.endsWith(':') &&
    !written.includes(': ') &&
    !written.includes(' #') &&
    written !== '...' &&
    !isWord(written)
  );
}

/** Characters that mean nothing to YAML at the head of a text. */
const plainStarts = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789(<.+/=_;$^';
const startsWithLetter = /^[\p{L}\p{N}]/u;

/** Keys are few and come again and again. */
const knownKeys = new Set<string>();

function isKey(written: string): boolean {
  if (knownKeys.has(written)) return true;
  if (!/^[a-z_][a-z0-9_-]{0,40}$/.test(written) || isWord(written)) return false;
  if (knownKeys.size < 200) knownKeys.add(written);
  return true;
}

/** What YAML takes for something other than text. */
function isWord(written: string): boolean {
  return written.length < 6 && words.has(written.toLowerCase());
}

const words = new Set(['null', 'true', 'false']);
