import type { Draft } from '../draft/draft';

/** What a draft calls itself; its id where it does not say. */
export function draftTitle(id: string, draft: Draft | undefined): string {
  return draft?.frontMatter.title ?? id;
}
