import type { Draft } from '../draft/draft';
import type { Coalition } from '../repository/coalition';
import type { DigestSource } from '../sharing/digest';
import { draftTitle } from './draft-titles';

/**
 * A coalition as a digest takes it.
 * @param textOf the text of a draft, as far as it has been read
 */
export function digestSource(coalition: Coalition, textOf: (id: string) => Draft | undefined): DigestSource {
  const drafts = Array.from(coalition.drafts.keys(), (id): [string, { title: string; deadline?: string }] => {
    const draft = textOf(id);
    const deadline = draft?.frontMatter.deadline;
    return [id, { title: draftTitle(id, draft), ...(deadline !== undefined && { deadline }) }];
  });
  return {
    name: coalition.name,
    members: coalition.members,
    threads: [...coalition.threads.values()],
    positions: [...coalition.positions.values()],
    statements: [...coalition.statements.values()],
    drafts: new Map(drafts),
  };
}
