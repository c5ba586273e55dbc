import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// The released console runs on Electron 45, tests may run it on an older runtime. Calls that only 45 has stay behind a
// port that checks for them, in the one file named below.
const electron45Only = ['encryptStringAsync', 'decryptStringAsync', 'isAsyncEncryptionAvailable'].map((name) => ({
  selector: `MemberExpression[property.name='${name}']`,
  message: `${name} exists in Electron 45 only: use the Secrets port, which checks for it.`,
}));

export default defineConfig(
  globalIgnores(['node_modules/', 'out/', 'dist/', 'reports/', '.cache/', 'docs/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    // One program over all rooms, so that what they share is typed once and not once a room. That a room sees only its
    // own libraries and neighbours is proved by `tsc -b`, with the room's own tsconfig.
    languageOptions: { parserOptions: { project: 'tsconfig.lint.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        // A `default: assertNever(x)` is how a union says that it is complete; it must not hide a missing case.
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      'no-restricted-syntax': ['error', ...electron45Only],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  {
    // A test may reach into what it has just built; a failed `!` fails the test, which is what it is for.
    files: ['**/*.test.ts', '**/*.test.tsx', '**/*.e2e.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['src/main/app/secrets.ts', 'src/main/app/secrets/**'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['src/renderer/**/*.ts', 'src/renderer/**/*.tsx'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    // These speak to a terminal; their output is their purpose.
    files: ['tools/**', 'drill/**', 'simulation/**', 'bench/**', 'practice/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
);
