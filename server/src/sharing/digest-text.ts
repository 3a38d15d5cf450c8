import * as l10n from '@vscode/l10n';
import { plainLine } from '../annotations/plain-line';
import { plainSummary } from '../search/plain-summary';
import type { Digest, DigestSource, OpenProposal, Saying, ThreadNews, ThreadPlace } from './digest';

/** How a digest is written: as Markdown, or as text for a mail. */
export type DigestForm = 'markdown' | 'text';

/**
 * A digest for people to read. Words of the repository stand in it as plain text, so that nothing in them is
 * taken for a picture to load or a page to open; what is long is cut.
 */
export function digestText(
  digest: Digest,
  { name, members }: Pick<DigestSource, 'name' | 'members'>,
  form: DigestForm,
): string {
  const page = new Page(form);
  const who = (member: string) => members.get(member)?.name ?? (member === '' ? l10n.t('somebody') : member);
  const whoAll = (list: readonly string[]) => list.map(who).join(', ');
  page.heading(1, l10n.t('What is new in {0}', name));
  for (const { title, threads } of digest.drafts) {
    page.heading(2, title || l10n.t('No draft'));
    let paragraph: string | undefined;
    for (const thread of threads) {
      if (thread.paragraph !== paragraph) page.heading(3, paragraphOf(thread));
      paragraph = thread.paragraph;
      page.item(0, `${quoted(thread.quote)} · ${changeOf(thread)}`);
      for (const saying of thread.said) page.item(1, sentenceOf(saying, who(saying.member)));
    }
  }
  if (digest.drafts.length === 0) page.paragraph(l10n.t('Nothing was said on a draft.'));
  page.section(l10n.t('Open proposals'), digest.proposals, (proposal) => proposalOf(proposal, who, whoAll));
  page.section(
    l10n.t('Disputed: resolved by one and reopened by another'),
    digest.disputed,
    (place) => `${placeIn(place)}: ${quoted(place.quote)}`,
  );
  page.section(l10n.t('Positions'), digest.positions, ({ title, status, standing, stances }) => [
    `${title} (${status})${counted(standing, whoAll)}`,
    ...stances.map(({ member, stance, note }) => {
      const words = plainSummary(note);
      return `${who(member)}: ${stance}${words === '' ? '' : ` · ${words}`}`;
    }),
  ]);
  page.section(
    l10n.t('Statements'),
    digest.statements,
    ({ title, status, deadline, signed, missing, signatures }) => [
      `${title} (${status}${deadline === undefined ? '' : `, ${l10n.t('due {0}', timeOf(deadline))}`})`,
      l10n.t('Signed by {0}: {1}', signed.length, whoAll(signed) || '–'),
      ...(status === 'issued' ? [] : [l10n.t('Not signed by: {0}', whoAll(missing) || '–')]),
      ...signatures.map(({ kind, member, late }) => {
        const words =
          kind === 'sign'
            ? l10n.t('New: {0} signs', who(member))
            : l10n.t('New: {0} no longer signs', who(member));
        return late ? l10n.t('{0}, after the deadline', words) : words;
      }),
    ],
  );
  page.section(l10n.t('What is due'), digest.due, ({ title, deadline, late }) =>
    late ? l10n.t('{0}: {1}, which has passed', timeOf(deadline), title) : `${timeOf(deadline)}: ${title}`,
  );
  return page.toString();
}

function changeOf({ change, state }: ThreadNews): string {
  if (state === 'disputed') return l10n.t('disputed');
  switch (change) {
    case 'begun':
      return l10n.t('new');
    case 'begun and resolved':
      return l10n.t('new, resolved');
    case 'resolved':
      return l10n.t('resolved');
    case 'reopened':
      return l10n.t('reopened');
    case 'continued':
      return state === 'resolved' ? l10n.t('continued, resolved') : l10n.t('continued');
  }
}

function sentenceOf({ kind, stance, body, proposal, withdrawn }: Saying, member: string): string {
  const words = withdrawn ? l10n.t('(withdrawn)') : plainSummary(body);
  const said = [
    words,
    proposal === undefined
      ? ''
      : proposal === ''
        ? l10n.t('Proposes to delete the words.')
        : l10n.t('Proposes: {0}', quoted(proposal)),
  ]
    .filter((part) => part !== '')
    .join(' ');
  const doing = doingOf(kind, stance);
  const head = doing === '' ? member : `${member} (${doing})`;
  return said === '' ? head : `${head}: ${said}`;
}

function doingOf(kind: Saying['kind'], stance: string | undefined): string {
  switch (kind) {
    case 'annotation':
      return stance ?? '';
    case 'edit':
      return l10n.t('changes its words');
    case 'withdraw':
      return l10n.t('withdraws its words');
    case 'resolve':
      return l10n.t('resolves');
    case 'reopen':
      return l10n.t('reopens');
    case 'endorse':
      return l10n.t('endorses');
    case 'anchor':
      return l10n.t('places it in another revision');
    default:
      return '';
  }
}

function proposalOf(
  proposal: OpenProposal,
  who: (member: string) => string,
  whoAll: (members: readonly string[]) => string,
): string {
  const wording =
    proposal.proposal === ''
      ? l10n.t('{0} proposes to delete {1}', who(proposal.member), quoted(proposal.quote))
      : l10n.t(
          '{0} proposes {1} for {2}',
          who(proposal.member),
          quoted(proposal.proposal),
          quoted(proposal.quote),
        );
  const behind =
    proposal.endorsements.length === 0
      ? ''
      : ` · ${l10n.t('endorsed by {0}', whoAll(proposal.endorsements))}`;
  return `${placeIn(proposal)}: ${wording}${behind}${proposal.isNew ? ` · ${l10n.t('new')}` : ''}`;
}

function counted(
  standing: Digest['positions'][number]['standing'],
  whoAll: (members: readonly string[]) => string,
): string {
  const parts = Object.entries(standing).flatMap(([stance, list]) =>
    list.length === 0 ? [] : [`${stance}: ${whoAll(list)}`],
  );
  return parts.length === 0 ? '' : ` · ${parts.join('; ')}`;
}

function paragraphOf({ paragraph }: ThreadPlace): string {
  if (paragraph === '') return l10n.t('No paragraph');
  return /^\d/.test(paragraph) ? l10n.t('Paragraph {0}', paragraph) : paragraph;
}

function placeIn({ draft, paragraph }: ThreadPlace): string {
  return [draft, /^\d/.test(paragraph) ? `¶${paragraph}` : paragraph].filter((part) => part !== '').join(' ');
}

/** `2025-11-14 17:00 -04:00`: in its own zone, as it was written. */
function timeOf(deadline: string): string {
  const [, day = deadline, time, zone = ''] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::[\d.]+)?(Z|[+-]\d{2}:?\d{2})?$/i.exec(deadline) ?? [];
  if (time === undefined) return day;
  return `${day} ${time} ${zone.toUpperCase() === 'Z' ? 'UTC' : zone}`.trim();
}

function quoted(words: string): string {
  return `“${plainSummary(words)}”`;
}

/** Lines of headings and lists. Everything that is put in is plain text. */
class Page {
  readonly #form: DigestForm;
  readonly #lines: string[] = [];

  constructor(form: DigestForm) {
    this.#form = form;
  }

  heading(level: 1 | 2 | 3, text: string): void {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
    const words = this.#plain(text);
    if (this.#form === 'markdown') this.#lines.push(`${'#'.repeat(level)} ${words}`, '');
    else if (level === 3) this.#lines.push(words);
    else this.#lines.push(words, (level === 1 ? '=' : '-').repeat(Math.min(72, words.length)));
  }

  paragraph(text: string): void {
    if (this.#form === 'text') this.#lines.push('');
    this.#lines.push(this.#plain(text));
  }

  item(level: 0 | 1, text: string): void {
    this.#lines.push(`${'  '.repeat(level)}- ${this.#plain(text)}`);
  }

  /** A heading with a list below it; nothing where the list is empty. Of several lines, the first leads. */
  section<T>(title: string, list: readonly T[], lines: (one: T) => string | readonly string[]): void {
    if (list.length === 0) return;
    this.heading(2, title);
    for (const one of list) {
      const [first = '', ...rest] = [lines(one)].flat();
      this.item(0, first);
      for (const line of rest) this.item(1, line);
    }
  }

  toString(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  #plain(text: string): string {
    const line = plainLine(text).trim();
    if (this.#form === 'text') return line;
    // What CommonMark, and GitHub's tables, mentions and links, would give a meaning.
    return line
      .replace(/[\\`*_[\]<>#~|!&@]/g, '\\$&')
      .replace(/:\/\//g, ':\\//')
      .replace(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
      .replace(/^(?=[-+=])/, '\\')
      .replace(/^(\d{1,9})(?=[.)])/, '$1\\');
  }
}
