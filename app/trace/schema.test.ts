import { expect, it } from 'vitest';
import { traceJsonSchema } from './jsonSchema.ts';

it('public/trace.schema.json says what the schema says (`npx vitest run schema -u` writes it anew)', async () => {
  await expect(traceJsonSchema()).toMatchFileSnapshot('../../public/trace.schema.json');
});
