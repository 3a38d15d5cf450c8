import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '../../../server/src/repository/json-schemas';

/** Tests run from the root of the repository. */
const folder = 'schemas';

describe('the JSON Schemas', () => {
  it('are those of the schemas by which files are read (else: npm run schemas)', () => {
    assert.deepEqual(readdirSync(folder).sort(), [...jsonSchemas().keys()].sort());
    for (const [name, schema] of jsonSchemas()) {
      assert.deepEqual(
        JSON.parse(readFileSync(join(folder, name), 'utf8')),
        JSON.parse(JSON.stringify(schema)),
        name,
      );
    }
  });

  it('explain every field', () => {
    for (const [name, schema] of jsonSchemas()) {
      const missing = fieldsWithoutDescription(schema, name);
      assert.deepEqual(missing, []);
    }
  });
});

function fieldsWithoutDescription(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const {
    properties = {},
    items,
    additionalProperties,
  } = schema as {
    properties?: Record<string, { description?: string }>;
    items?: unknown;
    additionalProperties?: unknown;
  };
  return [
    ...Object.entries(properties).flatMap(([key, field]) => [
      ...(field.description ? [] : [`${path}: ${key}`]),
      ...fieldsWithoutDescription(field, `${path}: ${key}`),
    ]),
    ...fieldsWithoutDescription(items, path),
    ...fieldsWithoutDescription(additionalProperties, path),
  ];
}
