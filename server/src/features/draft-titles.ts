import type { Draft } from '../draft/draft';
import type { Coalition } from '../repository/coalition';

/** What a draft calls itself; its id where it does not say. */
export function draftTitle(id: string, draft: Draft | undefined): string {
  return draft?.frontMatter.title ?? id;
}

/** What a revision is called within its process: `Global Digital Compact, Rev. 1` of the GDC is `Rev. 1`. */
export function revisionTitle(id: string, draft: Draft | undefined, { processes }: Coalition): string {
  const title = draftTitle(id, draft);
  const process = processes.get(id.split('/', 1)[0] ?? '')?.name ?? '';
  const name = process
    .slice(0, 300)
    .replace(/\([^()]*\)\s*$/, '')
    .trim();
  if (!name || !title.toLowerCase().startsWith(name.toLowerCase())) return title;
  return title.slice(name.length).replace(/^[\s,:–—-]+/, '') || title;
}
