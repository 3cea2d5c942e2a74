/**
 * The one place of the Remix options; vite.config.ts imports it. Route files are found by app/routes.ts.
 *
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  ssr: true,
  // app/cli/build.ts builds into a folder of its own and moves it into place when it is complete.
  buildDirectory: process.env['REMIX_BUILD_DIR'] ?? 'build/remix',
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
