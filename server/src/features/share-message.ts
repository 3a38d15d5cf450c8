import type { Coalition } from '../repository/coalition';
import { canonicalUri, pathWithin } from '../repository/uri';
import { draftName, shareMessage as messageOf, type SharedItem } from '../sharing/share-message';
import type { Declared, State } from '../workspace/coalition-session';
import type { Workspace } from '../workspace/workspace';

/** What the history says when these files are shared; empty when they belong to no open coalition. */
export async function shareMessage(workspace: Workspace, uris: readonly string[]): Promise<string> {
  const session = uris[0] === undefined ? undefined : workspace.sessionOf(canonicalUri(uris[0]));
  if (!session) return '';
  // The watcher may not have told of them yet.
  session.refresh(uris.map(canonicalUri));
  await session.threadsSettled();
  const { state } = session;
  if (!state) return '';
  return messageOf(
    uris.map((uri) => {
      const path = pathWithin(canonicalUri(uri), session.root) ?? '';
      return sharedItem(path, state, state.declaredIn(uri));
    }),
  );
}

function sharedItem(path: string, { coalition }: State, declared: Declared | undefined): SharedItem {
  const [place = '', id = '', folder = '', name = ''] = path.split('/');
  if (place === 'annotations' && name !== '') return threadItem(coalition, `${id}/${folder}`, name);
  if (place === 'positions' && folder !== '' && folder !== 'position.md') {
    const position = coalition.positions.get(id);
    const stance = position?.stances.find((entry) => folder.toLowerCase().startsWith(entry.id));
    return {
      what: stance ? 'stance' : 'entry',
      member: memberName(coalition, stance?.member),
      subject: position?.title ?? id,
    };
  }
  if (place === 'statements' && folder !== '' && folder !== 'statement.md') {
    const statement = coalition.statements.get(id);
    const signature = statement?.signatures.find((entry) => folder.toLowerCase().startsWith(entry.id));
    return {
      what: signature?.kind ?? 'entry',
      member: memberName(coalition, signature?.member),
      subject: statement?.title ?? id,
    };
  }
  if (path === 'caucus.yaml') return { what: 'coalition', member: '' };
  return documentItem(coalition, declared);
}

function threadItem(coalition: Coalition, id: string, name: string): SharedItem {
  const thread = coalition.threads.get(id);
  const entry = thread?.entries.find((one) => one.name === name);
  const target = thread?.target ?? entry?.target;
  return {
    what: !entry || entry.kind === 'unknown' ? 'entry' : entry.kind,
    member: memberName(coalition, entry?.member),
    ...(target && { subject: draftName(target.draft) }),
    ...(target?.paragraph !== undefined && { paragraph: target.paragraph }),
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
