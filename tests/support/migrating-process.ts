/** A process that applies the migrations of its second argument to the database of its first; run by tests that kill it. */
import { applyMigrations } from '#app/adapters/db/migrations.ts';

const [url = '', dir = ''] = process.argv.slice(2);
console.log((await applyMigrations(url, dir)).join(' '));
