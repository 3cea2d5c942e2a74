/** `npm start`: builds what is missing or stale, and serves it. */
process.env['NODE_ENV'] = 'production';

const { chosenHeapMb, withBoundedHeap } = await import('./heap.ts');
await withBoundedHeap(chosenHeapMb());

const { ensureBuild, keepWhileServing } = await import('./build.ts');
const { serve } = await import('./serve.ts');

await serve(async (env) => {
  const build = await ensureBuild(env.buildDir, (line) => {
    console.log(line);
  });
  await keepWhileServing(build);
  return { pages: { dir: build.dir } };
});
