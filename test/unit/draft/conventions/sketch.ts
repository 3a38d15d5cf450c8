import assert from 'node:assert/strict';
import { readDraft } from '../../../../server/src/draft/draft';

/**
 * One line a block: `# heading`, `label role | words`, `~` for furniture; empty blanks are left out.
 * Nesting shows as two spaces a level, the option in whose scope a paragraph stands in braces.
 */
function sketch(text: string): string[] {
  const draft = readDraft(text);
  assert.equal(draft.blocks.map((block) => block.text).join(''), text);
  return draft.blocks.flatMap((block, index) => {
    const node = draft.outline.nodeOfBlock(index);
    if (block.kind === 'front-matter') return ['front matter'];
    if (block.kind === 'blank') return block.furniture ? [`~ ${flat(block.text)}`] : [];
    if (block.kind === 'heading') {
      const label = node?.label === undefined ? '' : ` <${node.label}>`;
      return [
        `${'#'.repeat(block.level)} ${flat(block.text.slice(block.title.start, block.title.end))}${label}`,
      ];
    }
    const words = [...block.furniture]
      .reverse()
      .reduce(
        (rest, span) => rest.slice(0, span.start) + rest.slice(span.end),
        block.text.slice(0, block.content.end),
      )
      .slice(block.content.start);
    const option = node?.option === undefined ? '' : ` {${node.option}}`;
    return [
      `${'  '.repeat(node?.depth ?? 0)}${node?.citation ?? '-'} ${node?.role}${option} | ${flat(words)}`,
    ];
  });
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A test for each row of a table: its name, a text, and the sketch of it. */
export function cases(
  table: Readonly<Record<string, readonly [text: string, sketch: readonly string[]]>>,
): void {
  for (const [name, [text, expected]] of Object.entries(table)) {
    it(name, () => assert.deepEqual(sketch(text), expected));
  }
}
