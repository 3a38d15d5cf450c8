import { t } from '@vscode/l10n';
import type { AnnotationStance, Entry } from '../annotations/entry';
import type { Remark } from '../annotations/thread';
import { wordChanges } from '../annotations/word-changes';
import { richText } from './rich-text';
import { safeMarkdown } from './safe-markdown';

const markdown = richText(['markdown']);

/** An annotation's stance in a word. */
export function stanceWord(stance: AnnotationStance): string {
  const words: Record<AnnotationStance, () => string> = {
    support: () => t('Support'),
    oppose: () => t('Oppose'),
    amend: () => t('Amend'),
    question: () => t('Question'),
    note: () => t('Note'),
  };
  return words[stance]();
}

/** What an entry other than an annotation or a reply does, where it stands as a remark of its own. */
function deed({ kind }: Entry): string {
  const words: Record<Entry['kind'], () => string> = {
    annotation: () => '',
    reply: () => '',
    edit: () => t('An edit that does not count'),
    withdraw: () => t('A withdrawal that does not count'),
    resolve: () => t('Resolved'),
    reopen: () => t('Reopened'),
    anchor: () => t('Placed here'),
    endorse: () => t('Endorsed'),
    unknown: () => t('An entry that this version of Caucus does not know'),
  };
  return words[kind]();
}

/**
 * What a reader sees of a remark, as Markdown made safe: its stance, what it proposes as a word diff against
 * the annotated words, its body, and who endorses it. A screen reader reads it in this order.
 *
 * @param quote the words that a proposal would replace
 * @param nameOf the name of a member, by its id
 */
export function remarkMarkdown(remark: Remark, quote: string, nameOf: (member: string) => string): string {
  if (remark.withdrawn) {
    return markdown.emphasis(t('{0} withdrew this remark.', nameOf(remark.withdrawn.member)));
  }
  const paragraphs: string[] = [];
  const head = markdown.strong(remark.stance ? stanceWord(remark.stance) : deed(remark.entry));
  const body = safeMarkdown(remark.body.trim());
  if (remark.proposal === undefined) {
    // On the same line, so that a short note stays one line; a list or a heading needs its own.
    const inline = head && body && !/^(?:[-+*#>|]|\d{1,9}[.)]|```)/.test(body);
    paragraphs.push(inline ? `${head} · ${body}` : head, inline ? '' : body);
  } else {
    const wording =
      remark.proposal.trim() === ''
        ? `${t('Proposes to delete:')} ${struck(quote.replace(/\s+/g, ' ').trim())}`
        : `${t('Proposes:')} ${wordDiff(quote, remark.proposal)}`;
    paragraphs.push(head ? `${head} · ${wording}` : wording, body);
  }
  const supporters = remark.endorsements.map((endorsement) =>
    remark.earlierEndorsements.includes(endorsement)
      ? t('{0} (before the last edit)', nameOf(endorsement.member))
      : nameOf(endorsement.member),
  );
  if (supporters.length > 0) {
    paragraphs.push(markdown.emphasis(t('+{0} from {1}', supporters.length, supporters.join(', '))));
  }
  return markdown.paragraphs(paragraphs.filter((paragraph) => paragraph !== ''));
}

/** Words struck and words added, as compilations of amendments print them. */
export function wordDiff(text: string, proposal: string): string {
  return wordChanges(text.replace(/\s+/g, ' ').trim(), proposal.replace(/\s+/g, ' ').trim())
    .map(({ kind, text }) => {
      if (kind === 'same') return markdown.text(text);
      const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/.exec(text) ?? [];
      return `${before}${kind === 'removed' ? struck(words) : added(words)}${after}`;
    })
    .join('');
}

function struck(words: string): string {
  return words === '' ? '' : `~~${markdown.text(withEdges(words))}~~`;
}

function added(words: string): string {
  return markdown.strong(withEdges(words));
}

/** A mark of emphasis between a letter and a comma is none; a space without width between them makes it one. */
function withEdges(words: string): string {
  const head = /^[\p{P}\p{S}]/u.test(words) ? '\u200b' : '';
  const tail = /[\p{P}\p{S}]$/u.test(words) ? '\u200b' : '';
  return head + words + tail;
}
