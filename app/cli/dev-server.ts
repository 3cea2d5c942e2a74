/** The app on its sources, for `npm run dev`; its argument is the port of the reload messages. */
import { createServer as createSocketServer } from 'node:http';

process.env['NODE_ENV'] = 'development';

const { createServer: createViteServer } = await import('vite');
const { serve } = await import('./serve.ts');

await serve(async () => {
  const clientPort = Number(process.argv[2]);
  const sockets = createSocketServer().listen(clientPort, '127.0.0.1');
  const vite = await createViteServer({
    appType: 'custom',
    server: { middlewareMode: true, hmr: { server: sockets, clientPort } },
  });
  // Pages without scripts of their own know no module that could be replaced: they are rendered anew.
  vite.watcher.on('change', () => {
    vite.ws.send({ type: 'full-reload' });
  });
  return {
    pages: { vite },
    close: async () => {
      await vite.close();
      sockets.close();
    },
  };
});
