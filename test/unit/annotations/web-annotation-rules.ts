import assert from 'node:assert/strict';

/**
 * What the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) says an annotation MUST and
 * SHOULD be, as far as it can be told from the annotation alone. Sections are those of the Recommendation.
 */
export function checkWebAnnotation(value: unknown): void {
  const annotation = record(value);
  // 3.1: context, id, type, target
  assert.ok(list(annotation['@context']).includes('http://www.w3.org/ns/anno.jsonld'));
  iri(annotation.id);
  assert.equal(annotation.type, 'Annotation');
  assert.ok(list(annotation.target).length > 0);
  for (const target of list(annotation.target)) resource(target, false);
  // 3.2.5: never both
  assert.ok(!('body' in annotation && 'bodyValue' in annotation));
  for (const body of list(annotation.body)) resource(body, true);
  // 3.3.1: at most one, xsd:dateTime in UTC, and of the years that RFC 3339 has too
  if ('created' in annotation) {
    assert.match(String(annotation.created), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
  }
  for (const creator of list(annotation.creator)) agent(creator);
  // 3.3.5
  for (const motivation of list(annotation.motivation)) assert.ok(motivations.has(String(motivation)));
}

/** 5.1 and 5.2. */
export function checkWebAnnotationCollection(value: unknown): unknown[] {
  const collection = record(value);
  assert.ok(list(collection['@context']).includes('http://www.w3.org/ns/anno.jsonld'));
  iri(collection.id);
  assert.equal(collection.type, 'AnnotationCollection');
  assert.equal(typeof collection.label, 'string');
  assert.ok(Number.isInteger(collection.total));
  if (collection.total === 0) return [];
  const page = record(collection.first);
  iri(page.id);
  assert.equal(collection.last, page.id);
  assert.equal(page.partOf, collection.id);
  assert.equal(page.type, 'AnnotationPage');
  assert.ok(Number.isInteger(page.startIndex));
  assert.ok(Array.isArray(page.items));
  assert.equal(page.items.length, collection.total);
  for (const item of page.items) checkWebAnnotation(item);
  return page.items;
}

const motivations = new Set([
  ...['assessing', 'bookmarking', 'classifying', 'commenting', 'describing', 'editing', 'highlighting'],
  ...['identifying', 'linking', 'moderating', 'questioning', 'replying', 'tagging'],
]);

/** 3.2 and 4: an IRI, a textual body, or a specific resource with a source and one of what makes it one. */
function resource(value: unknown, isBody: boolean): void {
  if (typeof value === 'string') {
    iri(value);
    return;
  }
  const given = record(value);
  for (const purpose of list(given.purpose)) assert.ok(motivations.has(String(purpose)));
  if (given.type === 'TextualBody') {
    assert.ok(isBody);
    assert.equal(typeof given.value, 'string');
    for (const key of ['source', 'items', 'id']) assert.ok(!(key in given), key);
    if ('format' in given)
      assert.match(String(given.format), /^(?:application|audio|image|text|video)\/[\w.+-]+$/);
    return;
  }
  assert.equal(given.type, 'SpecificResource');
  iri(given.source);
  for (const key of ['value', 'items', 'id']) assert.ok(!(key in given), key);
  if ('selector' in given) assert.ok(list(given.selector).length > 0);
  assert.ok(['purpose', 'selector', 'state', 'scope'].some((key) => key in given));
  for (const each of list(given.selector)) selector(record(each));
}

/** 4.2.4 and 4.2.5. */
function selector(given: Record<string, unknown>): void {
  if (given.type === 'TextQuoteSelector') {
    assert.equal(typeof given.exact, 'string');
    for (const key of ['prefix', 'suffix']) if (key in given) assert.equal(typeof given[key], 'string');
    return;
  }
  assert.equal(given.type, 'TextPositionSelector');
  assert.ok(Number.isInteger(given.start) && Number.isInteger(given.end));
  assert.ok(Number(given.start) >= 0 && Number(given.start) <= Number(given.end));
}

/** 3.3.2. */
function agent(value: unknown): void {
  const given = record(value);
  assert.ok(given.type === 'Person' || given.type === 'Organization');
  if ('id' in given) iri(given.id);
  if ('name' in given) assert.equal(typeof given.name, 'string');
  if ('email' in given) {
    iri(given.email);
    assert.match(String(given.email), /^mailto:/);
  }
}

/** An IRI that is a URI too (RFC 3986, 3), which other tools ask for: by its expression for the parts, part by part. */
export function iri(value: unknown): void {
  assert.ok(typeof value === 'string');
  const [, scheme = '', authority, path = '', query = '', fragment = ''] =
    /^([^:/?#]+):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(value) ?? [];
  assert.match(scheme, /^[a-z][a-z0-9+.-]*$/i, value);
  if (authority !== undefined) {
    assert.match(authority, /^(?:[^@]*@)?(?:\[[\da-f:.]+\]|[^@:[\]]+)(?::\d*)?$/i, value);
    characters(authority.replace(/\[|\]/g, ''));
  }
  assert.ok(authority || path !== '', value);
  for (const part of [path, query, fragment]) characters(part);
}

/** Those that a part of a URI may hold. */
function characters(part: string): void {
  assert.match(part, /^(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*$/i);
}

function record(value: unknown): Record<string, unknown> {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value));
  return value as Record<string, unknown>;
}

function list(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
