/** A process that uses the database of the folder in its first argument until it is told or killed; run by tests of sharing. */
import { openDatabase } from '#app/adapters/db/embedded-postgres.ts';

const [dataDir = ''] = process.argv.slice(2);
console.log('opening');
const database = await openDatabase({ dataDir, durable: false });
console.log(database.url);
// The end of stdin is the word to leave.
process.stdin.on('end', () => {
  void database.close().then(() => process.exit(0));
});
process.stdin.resume();
