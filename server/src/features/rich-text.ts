import { MarkupKind } from 'vscode-languageserver';

/**
 * Writes text for a hover or a completion, as Markdown or plain, as the client can show it. All that is
 * interpolated comes from repositories and drafts and is untrusted: it can never become HTML, an image, a
 * command, or a link to anything but the web.
 */
export interface RichText {
  readonly kind: MarkupKind;
  /** Words as they are. */
  text(words: string): string;
  strong(words: string): string;
  emphasis(words: string): string;
  /** A link to a web address; any other address is left out and the words stay. */
  link(words: string, address: string): string;
  /** A link to a file of the coalition, by the address under which we read it. */
  file(words: string, uri: string): string;
  /** Markdown of a repository, on one line: emphasis and web links are kept. */
  prose(markdown: string): string;
  /** Lines of one paragraph. */
  lines(lines: readonly string[]): string;
  paragraphs(paragraphs: readonly string[]): string;
  /** Parts of different kinds, with a rule between them. */
  sections(sections: readonly string[]): string;
}

/** The writer for what a client declares it can show, its first choice first. */
export function richText(formats: readonly MarkupKind[] | undefined): RichText {
  return formats?.includes(MarkupKind.Markdown) ? markdown : plain;
}

/** Cuts a text at a word and says so; `most` in UTF-16 code units. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.lastIndexOf(' ', most - 1);
  const cut = space > most / 2 ? space : most - 1;
  // Half of a surrogate pair would be shown as a box.
  const whole = /[\ud800-\udbff]/.test(text.charAt(cut - 1)) ? cut - 1 : cut;
  return `${text.slice(0, whole).trimEnd()}…`;
}

/** True for an address on the web; nothing else from a repository is ever linked. */
export function isWebAddress(uri: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(uri);
}

const markdown: RichText = {
  kind: MarkupKind.Markdown,
  text: escapeMarkdown,
  strong: (words) => (words.trim() ? `**${escapeMarkdown(words.trim())}**` : ''),
  emphasis: (words) => (words.trim() ? `*${escapeMarkdown(words.trim())}*` : ''),
  link: (words, address) =>
    isWebAddress(address) ? `[${escapeMarkdown(words)}](<${linkTarget(address)}>)` : escapeMarkdown(words),
  file: (words, uri) => `[${escapeMarkdown(words)}](<${linkTarget(uri)}>)`,
  prose: (source) =>
    escapeBlockMark(
      proseParts(source)
        .map(({ text, uri }) => {
          // Asterisks are the only marks that pass: emphasis harms nobody.
          const words = text.split('*').map(escapeInline).join('*');
          return uri === undefined ? words : `[${words}](<${linkTarget(uri)}>)`;
        })
        .join(''),
    ),
  lines: (lines) => lines.join('  \n'),
  paragraphs: (paragraphs) => paragraphs.join('\n\n'),
  sections: (sections) => sections.join('\n\n---\n\n'),
};

const plain: RichText = {
  kind: MarkupKind.PlainText,
  text: oneLine,
  strong: oneLine,
  emphasis: oneLine,
  link: (words, address) =>
    isWebAddress(address) && address !== words ? `${oneLine(words)} <${oneLine(address)}>` : oneLine(words),
  file: (words, uri) => `${oneLine(words)}: ${uri}`,
  prose: (source) =>
    proseParts(source)
      .map(({ text }) => text.replaceAll('*', ''))
      .join(''),
  lines: (lines) => lines.join('\n'),
  paragraphs: (paragraphs) => paragraphs.join('\n\n'),
  sections: (sections) => sections.join('\n\n'),
};

/**
 * Makes every character that Markdown or HTML could read as more than itself a plain one, and no others, as not
 * every editor hides the backslashes. A line break would start a block.
 */
function escapeMarkdown(words: string): string {
  return escapeBlockMark(escapeInline(oneLine(words)));
}

function escapeInline(words: string): string {
  return words
    .replace(/[\\`*_[\]~|]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** Headings, lists and rules begin with these at the start of a line. */
function escapeBlockMark(line: string): string {
  return line.replace(/^(\s*\d{0,9})([#+\-=.)])/, '$1\\$2');
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ');
}

/** A link's target between angle brackets: nothing in it can end it early. */
function linkTarget(uri: string): string {
  return uri.replace(/[<>\s\\`]/g, (character) => encodeURIComponent(character));
}

interface ProsePart {
  readonly text: string;
  /** Where a link leads; a web address. */
  readonly uri?: string;
}

/** Markdown on one line, without headings, quotes, list marks, HTML, images and code marks; links apart. */
function proseParts(source: string): ProsePart[] {
  const line = oneLine(
    source
      .replace(/^[ \t]{0,8}(?:#{1,6}|>|[-+*]|\d{1,4}[.)])[ \t]+/gm, '')
      .replace(/<[a-zA-Z!/?][^<>]{0,2000}>/g, '')
      .replace(/`+/g, ''),
  ).trim();
  const parts: ProsePart[] = [];
  let at = 0;
  for (const match of line.matchAll(
    /(!?)\[([^[\]]{0,500})\]\(<?([^()<>\s]{1,2000})>?(?: "[^"]{0,200}")?\)/g,
  )) {
    const [whole, image, text = '', uri = ''] = match;
    parts.push({ text: line.slice(at, match.index) });
    parts.push(!image && isWebAddress(uri) ? { text, uri } : { text });
    at = match.index + whole.length;
  }
  parts.push({ text: line.slice(at) });
  return parts.filter(({ text }) => text !== '');
}
