/**
 * How the address of a paragraph is put together from the labels printed above it: `Article 6.2(d)` is
 * item (d) of paragraph 2 of Article 6.
 */

/** The address of a paragraph numbered `key` in an article: `2` in Article 6 → `Article 6.2`. */
export function addressInArticle(article: string | undefined, key: string): string {
  if (article === undefined) return key;
  return printsArticle(article, key)
    ? `${article.slice(0, article.indexOf(' '))} ${key}`
    : `${article}.${key}`;
}

/** True for `3.3` in Article 3: the number prints its address in the article. */
export function printsArticle(article: string | undefined, key: string): boolean {
  return article !== undefined && key.startsWith(`${article.slice(article.indexOf(' ') + 1)}.`);
}

/**
 * `3` below `Article 2.1` → `Article 2.1.3`; `1.3` below `1`, which repeats it, → `1.3`.
 * @param address of the paragraph above, whose own label is `above`
 */
export function addressBelow(address: string, above: string, key: string): string {
  const repeats = key.startsWith(`${above}.`) && address.endsWith(above);
  return repeats ? address.slice(0, -above.length) + key : `${address}.${key}`;
}
