import { t } from '@vscode/l10n';
import type { Entry } from '../annotations/entry';
import type { Thread } from '../annotations/thread';
import type { Stance } from '../positions/stance';
import type { ProposedFile, ReviewItem } from '../protocol';
import type { Coalition } from '../repository/coalition';
import type { ProposedCoalition } from '../repository/read-proposed';
import { plainSummary } from '../search/plain-summary';
import { entryText } from './review-text';
import { standingWords } from './standing-words';
import { gistOf, memberName } from './thread-view';

/** What is known of a file, before its place in a text is. */
export type Item = Omit<ReviewItem, 'draft' | 'paragraph' | 'thread'>;

/** What a file does to the coalition, by its path. */
export function itemOf(file: ProposedFile, before: Coalition, proposed: ProposedCoalition): Item {
  const change = changeOf(file);
  const known = describe(file, before, proposed.coalition);
  const problem = problemOf(file, known.entry === true, proposed);
  const { entry: _, ...item } = known;
  return { path: file.path, change, ...item, ...(problem !== undefined && { problem }) };
}

type Described = Omit<Item, 'path' | 'change' | 'problem'> & {
  /** It is something that was said, which stays as it is once it is shared. */
  readonly entry?: true;
};

function describe(file: ProposedFile, before: Coalition, after: Coalition): Described {
  const [place = '', id = '', name = '', entry = ''] = file.path.split('/');
  const folder = name !== '';
  if (place === 'annotations' && entry !== '') return saying(file, `${id}/${name}`, entry, after);
  if (place === 'positions' && folder && name !== 'position.md') return stance(file, id, name, after);
  if (place === 'statements' && folder && name !== 'statement.md') return signature(file, id, name, after);
  const documentId =
    file.path
      .split('/')
      .at(-1)
      ?.replace(/(?:\.undraft)?\.[a-z]+$/i, '') ?? '';
  const lower = documentId.toLowerCase();
  if (place === 'positions' && folder) {
    const title = (after.positions.get(id) ?? before.positions.get(id))?.title ?? id;
    return documentItem(file, 'positions', title, [
      t('New position'),
      t('Position changed'),
      t('Position removed'),
    ]);
  }
  if (place === 'statements' && folder) {
    const title = (after.statements.get(id) ?? before.statements.get(id))?.title ?? id;
    return documentItem(file, 'statements', title, [
      t('New statement'),
      t('Statement changed'),
      t('Statement removed'),
    ]);
  }
  if (place === 'terms') {
    const label = (after.terms.get(lower) ?? before.terms.get(lower))?.label ?? documentId;
    return documentItem(file, 'terms', label, [t('New tracked term'), t('Term changed'), t('Term removed')]);
  }
  if (place === 'drafts' || place === 'texts') {
    const draft = place === 'drafts' ? `${id}/${lower}` : lower;
    return documentItem(file, 'texts', draft, [t('New text'), t('Text changed'), t('Text removed')]);
  }
  if (file.path === 'caucus.yaml') {
    return documentItem(file, 'coalition', members(before, after), [
      t('Members and settings'),
      t('Members and settings changed'),
      t('Members and settings removed'),
    ]);
  }
  return documentItem(file, 'files', file.path, [t('New file'), t('File changed'), t('File removed')]);
}

function documentItem(
  file: ProposedFile,
  section: Item['section'],
  gist: string,
  [added, changed, deleted]: readonly [string, string, string],
): Described {
  return { section, deed: { new: added, changed, deleted }[changeOf(file)], gist };
}

/** An entry of a thread. */
function saying({ after }: ProposedFile, id: string, name: string, coalition: Coalition): Described {
  const thread = coalition.threads.get(id);
  const entry = thread?.entries.find((one) => one.name === name);
  const section = 'words';
  if (!thread || !entry) return { section, entry: true, deed: t('Something that was said'), gist: '' };
  const said = plainSummary(entry.body);
  const wording = typeof entry.proposal === 'string' ? `→ ${plainSummary(entry.proposal)}` : '';
  const stance = entry.kind === 'annotation' ? (entry.stance ?? 'note') : undefined;
  return {
    section,
    entry: true,
    deed: deedOf(entry, thread, memberName(coalition)(entry.member)),
    gist: said || wording || gistOf(thread) || (thread.target?.quote.replace(/\s+/g, ' ').trim() ?? ''),
    ...(stance && { stance }),
    ...(after !== undefined && { text: entryText(entry, coalition, { quote: thread.target?.quote }) }),
  };
}

/** What an entry does, and who does it: `CIRA replies`. */
function deedOf(entry: Entry, thread: Thread, name: string): string {
  const about = thread.remarks.find((remark) => remark.entry.id === entry.of)?.entry;
  const words: Record<Entry['kind'], () => string> = {
    annotation: () => name,
    reply: () => t('{0} replies', name),
    edit: () => t('{0} edits', name),
    withdraw: () => t('{0} withdraws', name),
    resolve: () => t('{0} resolves', name),
    reopen: () => t('{0} reopens', name),
    anchor: () => t('{0} places it', name),
    endorse: () => (about?.kind === 'reply' ? t('{0} endorses a reply', name) : t('{0} endorses', name)),
    unknown: () => t('{0}: an entry that this version of Caucus does not know', name),
  };
  return words[entry.kind]();
}

function stance({ after }: ProposedFile, id: string, name: string, coalition: Coalition): Described {
  const position = coalition.positions.get(id);
  const entry = position?.stances.find((one) => name.toLowerCase().startsWith(one.id));
  const title = position?.title ?? id;
  const section = 'positions';
  if (!position || !entry) return { section, entry: true, deed: t('A stance'), gist: title };
  const words: Record<Stance, (name: string) => string> = {
    endorse: (who) => t('{0} endorses', who),
    reserve: (who) => t('{0} reserves', who),
    object: (who) => t('{0} objects', who),
    abstain: (who) => t('{0} abstains', who),
  };
  const deed = words[entry.stance](memberName(coalition)(entry.member));
  const note = plainSummary(entry.note);
  return {
    section,
    entry: true,
    deed,
    gist: note === '' ? title : `${title}: ${note}`,
    ...(after !== undefined && {
      text: entryText({ ...entry, body: entry.note }, coalition, {
        heading: `${deed} · ${title}`,
        foot: standingWords(position, coalition),
      }),
    }),
  };
}

function signature({ after }: ProposedFile, id: string, name: string, coalition: Coalition): Described {
  const statement = coalition.statements.get(id);
  const entry = statement?.signatures.find((one) => name.toLowerCase().startsWith(one.id));
  const title = statement?.title ?? id;
  const section = 'statements';
  if (!entry) return { section, entry: true, deed: t('A signature'), gist: title };
  const member = memberName(coalition)(entry.member);
  const deed = entry.kind === 'sign' ? t('{0} signs', member) : t('{0} withdraws its signature', member);
  return {
    section,
    entry: true,
    deed,
    gist: title,
    ...(after !== undefined && {
      text: entryText({ ...entry, body: '' }, coalition, { heading: `${deed} · ${title}` }),
    }),
  };
}

/** Who would come and who would go; the name of the coalition where nobody does. */
function members(before: Coalition, after: Coalition): string {
  const come = [...after.members.values()].filter(({ id }) => !before.members.has(id));
  const gone = [...before.members.values()].filter(({ id }) => !after.members.has(id));
  const parts = [
    ...come.map(({ name }) => t('{0} joins', name)),
    ...gone.map(({ name }) => t('{0} leaves', name)),
  ];
  return parts.length === 0 ? after.name : parts.join(', ');
}

function changeOf({ before, after, problem }: ProposedFile): Item['change'] {
  if (after === undefined && problem === undefined) return 'deleted';
  return before === undefined ? 'new' : 'changed';
}

/** What speaks against a file; the gravest first. */
function problemOf(
  { path, before, after, problem }: ProposedFile,
  isEntry: boolean,
  { problems }: ProposedCoalition,
): string | undefined {
  if (problem === 'too-large') return t('It is too large to be shown here.');
  if (problem === 'bad-name') return t('Its name is one that not every computer can hold.');
  if (problem === 'not-a-file') return t('It is no plain file, but leads elsewhere. It is not followed.');
  if (isEntry && before !== undefined) {
    return after === undefined
      ? t('It removes what was shared before. What was shared should stay.')
      : t('It rewrites what was shared before. What was shared should stay; an edit is an entry of its own.');
  }
  return after === undefined ? undefined : problems.get(path);
}
