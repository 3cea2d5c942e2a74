/** The lint rules: typescript-eslint's strictest type-aware set, React's hooks, and a few habits of the house. */
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A pool that nobody listens to ends the process when the server closes one of its connections. */
const noBarePool = {
  object: 'pg',
  property: 'Pool',
  message: 'Use createPool: it hears of connections that break.',
};

export default defineConfig(
  globalIgnores(['build/', 'data/', 'app/generated/', 'public/', '.cache/', 'test-results/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers read well in a sentence; what must not reach one is an object or undefined.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Remix ends a loader or action by throwing a Response.
      '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'lib', name: 'Response' }] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Ports in memory answer at once behind an asynchronous signature.
      '@typescript-eslint/require-await': 'off',
      eqeqeq: ['error', 'always'],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Import from the file that owns the name; no barrels.' },
      ],
    },
  },
  {
    files: ['app/{routes,ui}/**/*.tsx', 'app/root.tsx', 'app/entry.*.tsx'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    // start, dev and build hand the environment on to the processes that they start.
    ignores: ['app/env.server.ts', 'app/cli/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        noBarePool,
        { object: 'process', property: 'env', message: 'Only app/env.server.ts reads the environment.' },
      ],
    },
  },
  {
    files: ['app/domain/**/*.ts', 'app/usecases/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'setTimeout', 'setInterval', 'crypto'],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'Import from the file that owns the name; no barrels.' },
        {
          selector:
            "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'Time comes in as an argument or from the Clock port.',
        },
        {
          selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
          message: 'Randomness comes in as an argument or from the Ids port.',
        },
      ],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        noBarePool,
        ...['skipIf', 'runIf', 'todo'].map((property) => ({
          property,
          message: 'Skip in the test, with its reason: skip(condition, reason).',
        })),
      ],
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', document: 'readonly', window: 'readonly' },
    },
  },
);
