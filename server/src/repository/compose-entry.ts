import { Document, isMap, isScalar, isSeq, type Scalar } from 'yaml';
import type { Entry } from '../annotations/entry';
import { markdownText } from './compose-markdown';
import type { ComposedFile } from './compose-term';
import { entryUri } from './places';

/**
 * Composes the file of a new entry. Pure; reading the file gives the entry, see `newEntry`.
 *
 * @param root address of the coalition's folder
 * @param thread id of the thread: `<process>/<folder>`
 */
export function composeEntry(root: string, thread: string, entry: Entry): ComposedFile {
  return { uri: entryUri(root, thread, entry.name), content: entryText(entry) };
}

/** The text of an entry's file: fields in the order in which people read them, then the words. */
export function entryText(entry: Entry): string {
  const { kind, by, member, date, after, of, stance, positions, target, proposal, body } = entry;
  // The library's own schema puts quotation marks where another reader would see a number or a date.
  const document = new Document({
    kind,
    by,
    member,
    date,
    ...(after.length > 0 && { after: after.length === 1 ? after[0] : after }),
    ...(of !== undefined && { of }),
    ...(stance && { stance }),
    ...(positions && { positions }),
    ...(target && {
      target: {
        draft: target.draft,
        // Offsets say nothing without the text they refer to.
        ...(target.text !== '' && { text: target.text }),
        ...(target.paragraph !== undefined && { paragraph: target.paragraph }),
        ...(target.heading.length > 0 && { heading: target.heading }),
        quote: target.quote,
        prefix: target.prefix,
        suffix: target.suffix,
        ...(target.text !== '' && { start: target.start, end: target.end }),
      },
    }),
    ...(proposal !== undefined && { proposal }),
  });
  for (const path of [['after'], ['positions'], ['target', 'heading']]) {
    const list = document.getIn(path, true);
    if (isSeq(list)) list.flow = true;
  }
  asBlock(document.get('proposal', true), true);
  const fields = document.get('target', true);
  if (isMap(fields)) {
    asBlock(fields.get('quote', true), false);
    for (const key of ['prefix', 'suffix']) onOneLine(fields.get(key, true));
  }
  return markdownText(document, body);
}

/** A proposal stands below its key as it will stand in the text; a quote only when it has several lines. */
function asBlock(node: unknown, always: boolean): void {
  if (!isText(node) || (!always && !node.value.includes('\n'))) return;
  // What a block would not give back unchanged, and what nobody could see in it.
  if (/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]|^\s|\s$/.test(node.value)) onOneLine(node);
  else {
    node.type = 'BLOCK_LITERAL';
    if (always) node.value += '\n';
  }
}

/** What stands around a quote is there to be found, not to be read. */
function onOneLine(node: unknown): void {
  if (isText(node) && /[\n\r]/.test(node.value)) node.type = 'QUOTE_DOUBLE';
}

function isText(node: unknown): node is Scalar<string> {
  return isScalar(node) && typeof node.value === 'string' && node.value !== '';
}
