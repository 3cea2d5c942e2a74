/** `npm start`: builds what is missing or stale, and serves it. */
process.env['NODE_ENV'] = 'production';

const { ensureBuild, keepWhileServing } = await import('./build.ts');
const { serve } = await import('./serve.ts');

await serve(async (env) => {
  const build = await ensureBuild(env.buildDir, (line) => {
    console.log(line);
  });
  await keepWhileServing(build);
  return { pages: { dir: build.dir } };
});
