/** Of a title, in UTF-16 code units. */
const LONGEST_CITED = 40;

interface Level {
  readonly level: number;
  readonly title: string;
  readonly article: string | undefined;
}

/** The headings under which the next paragraph stands. */
export class OpenHeadings {
  private levels: Level[] = [];
  /** Outermost first. */
  titles: readonly string[] = [];

  /** Opens a heading, closes those of its level and deeper, and returns the titles of those above it. */
  open(level: number, title: string, label: string | undefined): readonly string[] {
    while ((this.levels.at(-1)?.level ?? 0) >= level) this.levels.pop();
    const above = this.levels.map((entry) => entry.title);
    const article = label !== undefined && /^(?:Article|Annex) /.test(label) ? label : undefined;
    this.levels.push({ level, title, article });
    this.titles = [...above, title];
    return above;
  }

  /** Title of the innermost, where it is short enough to cite what stands below by. */
  shortTitle(): string | undefined {
    const title = this.titles.at(-1);
    return title === undefined || title === '' || title.length > LONGEST_CITED ? undefined : title;
  }

  /** Label of the article or annex in which paragraphs are numbered: `Article 6`. */
  article(): string | undefined {
    return this.levels.findLast((entry) => entry.article !== undefined)?.article;
  }
}
