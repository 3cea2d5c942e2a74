/**
 * Loaded before each command (`node --import`), in JavaScript that any Node understands: says in one line that Node is too old,
 * where it would otherwise fail on our TypeScript without a word about the reason.
 */
const needed = 24;
if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(
    `Node ${needed} is needed, this is ${process.versions.node}. On Linux \`npm ci\` brings it for \`npm start\` and the other npm scripts; elsewhere install it from https://nodejs.org.`,
  );
  process.exit(1);
}
