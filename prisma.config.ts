/** Where Prisma's command line finds the schema; lets it generate the client without its downloaded engine. */
import { defineConfig } from 'prisma/config';

// These commands never run the schema engine, they only insist that its file exists; any file will do.
if (process.argv.some((word) => ['generate', 'validate', 'format', 'version', '-v'].includes(word))) {
  process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;
}

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
