/** How Vite builds and serves the pages; the Remix options are remix.config.js's. */
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';
import remixConfig from './remix.config.js';

export default defineConfig({
  plugins: [remix(remixConfig)],
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
