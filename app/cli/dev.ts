/** `npm run dev`: the app on its sources; the browser reloads when one changes, the process when one of the server changes. */
import { createServer as createSocketServer } from 'node:http';
import { once } from 'node:events';

process.env['NODE_ENV'] = 'development';

const { createServer: createViteServer } = await import('vite');
const { serve } = await import('./serve.ts');

await serve(async () => {
  // A port of its own, so that several of these can run.
  const sockets = createSocketServer().listen(0, '127.0.0.1');
  await once(sockets, 'listening');
  const address = sockets.address();
  const vite = await createViteServer({
    appType: 'custom',
    server: {
      middlewareMode: true,
      hmr: {
        server: sockets,
        ...(typeof address === 'object' && address ? { clientPort: address.port } : {}),
      },
    },
  });
  // Pages without scripts of their own are rendered anew by a reload.
  vite.watcher.on('change', () => vite.ws.send({ type: 'full-reload' }));
  return {
    pages: { vite },
    close: async () => {
      await vite.close();
      sockets.close();
    },
  };
});
