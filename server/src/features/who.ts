import { memberOf } from '../annotations/member-of';
import type { Who, WhoParams } from '../protocol';
import type { Workspace } from '../workspace/workspace';

/** For which member of the coalition around a file an author writes, by the address in their git settings. */
export function who(workspace: Workspace, { near, email }: WhoParams): Who {
  const session = workspace.sessionOf(near);
  const coalition = session?.state?.coalition;
  if (!session || !coalition) return { writable: false, members: [] };
  const member = coalition.members.get(memberOf(email, coalition.members.values()) ?? '');
  return {
    root: session.root,
    writable: coalition.writable,
    ...(member && { member: { id: member.id, name: member.name } }),
    members: Array.from(coalition.members.values(), ({ id, name }) => ({ id, name })),
  };
}
