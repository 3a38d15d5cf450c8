import type { Thread } from '../annotations/thread';
import { type Draft, readDraft } from '../draft/draft';
import { nodeFileSystem } from '../node-file-system';
import type { Coalition } from '../repository/coalition';
import { limits } from '../repository/limits';
import { decodeText } from '../repository/text-file';
import type { Revisions } from '../revisions/place-thread';
import { CommandFailure } from './failure';

/** The texts of drafts by id, read once each; a draft that cannot be read is absent. */
export class DraftTexts implements Revisions {
  readonly #coalition: Coalition;
  readonly #texts = new Map<string, Draft>();

  constructor(coalition: Coalition) {
    this.#coalition = coalition;
  }

  textOf(id: string): Draft | undefined {
    return this.#texts.get(id);
  }

  failed(thread: Thread, error: unknown): void {
    process.stderr.write(`cannot place ${thread.id}: ${error instanceof Error ? error.message : error}\n`);
  }

  /** Reads drafts and, when asked, the earlier revisions that their front matter names. */
  async read(ids: Iterable<string>, { earlier = false } = {}): Promise<void> {
    const fs = nodeFileSystem();
    const asked = new Set<string>();
    const open = [...ids];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const uri = this.#coalition.drafts.get(id)?.uri;
      if (uri === undefined || asked.has(id)) continue;
      asked.add(id);
      if (!this.#texts.has(id)) {
        const bytes = await fs.readFile(uri, limits.draftBytes).catch(() => undefined);
        if (bytes) this.#texts.set(id, readDraft(decodeText(bytes).text));
      }
      const previous = this.#texts.get(id)?.frontMatter.previous;
      if (earlier && previous !== undefined) open.push(previous);
    }
  }
}

/** Fails when the coalition has no such draft. */
export function mustHaveDraft({ drafts }: Coalition, id: string): void {
  if (drafts.has(id)) return;
  const known = [...drafts.keys()].slice(0, 20).join(', ');
  throw new CommandFailure(`there is no draft ${id} in the coalition; there are: ${known || 'none'}`);
}
