import type { Coalition } from '../repository/coalition';
import { canonicalUri, pathWithin } from '../repository/uri';
import { plainSummary } from '../search/plain-summary';
import { draftName, shareMessage as messageOf, type SharedItem } from '../sharing/share-message';
import type { Declared, State } from '../workspace/coalition-session';
import type { Workspace } from '../workspace/workspace';

/** What the history says when these files are shared; empty when they belong to no open coalition. */
export async function shareMessage(workspace: Workspace, uris: readonly string[]): Promise<string> {
  const items = await sharedItems(workspace, uris);
  return items.length === 0 ? '' : messageOf(items.map(({ item }) => item));
}

/** The same for each file by itself, with how it begins. */
export async function describeFiles(
  workspace: Workspace,
  uris: readonly string[],
): Promise<{ label: string; gist: string }[]> {
  const items = await sharedItems(workspace, uris);
  return items.map(({ item, body }) => ({ label: messageOf([item]), gist: plainSummary(body) }));
}

interface Described {
  readonly item: SharedItem;
  /** Markdown of the repository: untrusted. */
  readonly body: string;
}

async function sharedItems(workspace: Workspace, uris: readonly string[]): Promise<Described[]> {
  const session = uris[0] === undefined ? undefined : workspace.sessionOf(canonicalUri(uris[0]));
  if (!session) return [];
  // The watcher may not have told of them yet.
  session.refresh(uris.map(canonicalUri));
  await session.threadsSettled();
  const { state } = session;
  if (!state) return [];
  return uris.map((uri) => {
    const path = pathWithin(canonicalUri(uri), session.root) ?? '';
    return sharedItem(path, state, state.declaredIn(uri));
  });
}

function sharedItem(path: string, { coalition }: State, declared: Declared | undefined): Described {
  const [place = '', id = '', folder = '', name = ''] = path.split('/');
  if (place === 'annotations' && name !== '') return threadItem(coalition, `${id}/${folder}`, name);
  if (place === 'positions' && folder !== '' && folder !== 'position.md') {
    const position = coalition.positions.get(id);
    const stance = position?.stances.find((entry) => folder.toLowerCase().startsWith(entry.id));
    return {
      item: {
        what: stance ? 'stance' : 'entry',
        member: memberName(coalition, stance?.member),
        subject: position?.title ?? id,
      },
      body: stance?.note ?? '',
    };
  }
  if (place === 'statements' && folder !== '' && folder !== 'statement.md') {
    const statement = coalition.statements.get(id);
    const signature = statement?.signatures.find((entry) => folder.toLowerCase().startsWith(entry.id));
    return {
      item: {
        what: signature?.kind ?? 'entry',
        member: memberName(coalition, signature?.member),
        subject: statement?.title ?? id,
      },
      body: '',
    };
  }
  if (path === 'caucus.yaml') return { item: { what: 'coalition', member: '' }, body: '' };
  return { item: documentItem(coalition, declared), body: '' };
}

function threadItem(coalition: Coalition, id: string, name: string): Described {
  const thread = coalition.threads.get(id);
  const entry = thread?.entries.find((one) => one.name === name);
  const target = thread?.target ?? entry?.target;
  return {
    item: {
      what: !entry || entry.kind === 'unknown' ? 'entry' : entry.kind,
      member: memberName(coalition, entry?.member),
      ...(target && { subject: draftName(target.draft) }),
      ...(target?.paragraph !== undefined && { paragraph: target.paragraph }),
    },
    body: entry?.body ?? '',
  };
}

function documentItem(coalition: Coalition, declared: Declared | undefined): SharedItem {
  const { kind = '', id = '' } = declared ?? {};
  if (kind === 'term') return { what: 'term', member: '', subject: coalition.terms.get(id)?.label ?? id };
  if (kind === 'position') {
    return { what: 'position', member: '', subject: coalition.positions.get(id)?.title ?? id };
  }
  if (kind === 'statement') {
    return { what: 'statement', member: '', subject: coalition.statements.get(id)?.title ?? id };
  }
  if (kind === 'draft') return { what: 'draft', member: '', subject: draftName(id) };
  return { what: 'file', member: '' };
}

function memberName(coalition: Coalition, id: string | undefined): string {
  return id === undefined ? '' : (coalition.members.get(id)?.name ?? id);
}
