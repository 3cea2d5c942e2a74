/** A component as a React site ships it: bundled with React into one script that shows it in the element #root. */
import { build, type Rollup } from 'vite';

/** `component` is a module that exports what `shown`, JSX, uses. */
export async function reactScript(component: string, shown: string): Promise<string> {
  const modules: Readonly<Record<string, string>> = {
    'virtual:component.jsx': component,
    'virtual:main.jsx': `
      import { createRoot } from 'react-dom/client';
      import { FactCheck } from 'virtual:component.jsx';
      const root = createRoot(document.getElementById('root'));
      window.show = (slug) => root.render(${shown});
      window.show('was-napoleon-unusually-short');
    `,
  };
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    esbuild: { jsx: 'automatic' },
    plugins: [
      {
        name: 'in-memory',
        resolveId: (id) => (id in modules ? id : null),
        load: (id) => modules[id] ?? null,
      },
    ],
    build: { write: false, rollupOptions: { input: 'virtual:main.jsx' } },
  })) as Rollup.RollupOutput;
  return built.output[0].code;
}
