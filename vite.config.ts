/** How Vite builds and serves the pages; the Remix options are remix.config.js's. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig, transformWithEsbuild, type Plugin } from 'vite';
import remixConfig from './remix.config.js';

/** Scripts that stand at fixed addresses are served small; in public/ they stay as people read them. */
const smallScripts: Plugin = {
  name: 'small-scripts',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    for (const name of (await readdir(dir)).filter((each) => each.endsWith('.js'))) {
      const file = join(dir, name);
      const { code } = await transformWithEsbuild(await readFile(file, 'utf8'), name, {
        minify: true,
        target: 'es2022',
        sourcemap: false,
      });
      await writeFile(file, code);
    }
  },
  applyToEnvironment: ({ name }) => name === 'client',
};

export default defineConfig({
  plugins: [remix(remixConfig), smallScripts],
  build: {
    // The Content-Security-Policy allows no data: fonts, styles or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    target: 'es2022',
    reportCompressedSize: false,
  },
  // Server-only packages: Vite would otherwise pre-bundle them for the browser and reload the page once.
  optimizeDeps: {
    exclude: ['pg', '@prisma/adapter-pg', '@prisma/client', 'pg-boss', 'better-auth', 'stripe'],
  },
});
