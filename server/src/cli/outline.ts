import type { Block } from '../draft/block';
import { type Draft, readDraft } from '../draft/draft';
import type { OutlineNode } from '../draft/outline';
import { countBrackets } from '../draft/read-markup';
import { readDraftText } from './files';
import { type PrintOptions, print, table } from './print';

/** `caucus outline FILE`. The fields are described in `CLI.md` and do not change. */
export async function outline(path: string, options: PrintOptions): Promise<void> {
  const draft = readDraft(await readDraftText(path));
  const data = outlineOf(draft);
  print(data, options, () => {
    const { open, close, contested, unbalanced } = data.brackets;
    return [
      ...table(
        [
          ...data.headings.map((heading) => ({ ...heading, role: 'heading', citation: heading.label })),
          ...data.paragraphs,
        ]
          .sort((a, b) => a.start - b.start)
          .map(({ citation, role, start, end, line }) => [
            String(line),
            citation ?? '',
            role,
            draft.text.slice(start, Math.min(end, start + 300)),
          ]),
      ),
      '',
      `${data.paragraphs.length} paragraphs. Brackets: ${open} opened, ${close} closed, ${contested} around text not agreed, ${unbalanced} without a partner.`,
    ];
  });
}

function outlineOf(draft: Draft) {
  const headings: {
    label: string | null;
    text: string;
    level: number;
    start: number;
    end: number;
    line: number;
  }[] = [];
  const paragraphs = [];
  for (const node of draft.outline.nodes) {
    const block = draft.blocks[node.block];
    if (!block) continue;
    const label = node.label ?? null;
    const place = placeOf(draft, node, block);
    if (block.kind === 'heading') {
      const text = block.text.slice(block.title.start, block.title.end);
      headings.push({ label, text, level: block.level, ...place });
    } else if (block.kind === 'paragraph') {
      paragraphs.push({
        label,
        role: node.role ?? block.role,
        depth: node.depth,
        ...place,
        marker: block.label?.printed ?? null,
        citation: node.citation ?? null,
        option: node.option ?? null,
      });
    }
  }
  return { paragraphs, headings, brackets: countBrackets(draft.blocks) };
}

/** Printed characters only: without white space around. */
function placeOf(draft: Draft, node: OutlineNode, { text }: Block) {
  const blockStart = draft.startOf(node.block);
  const start = blockStart + text.length - text.trimStart().length;
  const end = Math.max(start, blockStart + text.trimEnd().length);
  return { start, end, line: draft.positionAt(start).line + 1 };
}
