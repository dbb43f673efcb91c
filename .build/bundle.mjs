// Bundles src/ into dist/: the command line as one CommonJS file, the library and the reading thread as modules.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { inlineAssets } from './inline.mjs'

/** @type {import('esbuild').BuildOptions} */
const options = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  // Loaded only by those who need them, and large.
  external: ['fflate', 'ajv', 'yaml', 'opencc-js', 'entities'],
  legalComments: 'linked',
  outdir: 'dist',
  outbase: 'src',
  logLevel: 'warning',
}

rmSync('dist', { recursive: true, force: true })

await inlineAssets()

const { outputFiles } = await build({
  ...options,
  write: false,
  entryPoints: ['src/cli/main.ts'],
  // One script: what was compiled of it can be kept for the next start (bin/load.js), which no Node 20 does for modules.
  format: 'cjs',
  // All that is loaded later can be required, and a script that was kept compiled cannot import.
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': '__url' },
  banner: { js: "'use strict';const __url=require('node:url').pathToFileURL(__filename).href;" },
  plugins: [{ name: 'no-programs', setup: withoutPrograms }],
})
mkdirSync('dist/cli', { recursive: true })
for (const { path: file, text } of outputFiles)
  writeFileSync(file, path.extname(file) === '.js' ? inAscii(text) : text)
writeFileSync('dist/cli/package.json', '{ "type": "commonjs" }\n')

await build({
  ...options,
  entryPoints: ['src/index.ts', 'src/config/prebuild.ts', 'src/files/ahead-worker.ts'],
  format: 'esm',
  splitting: true,
  // Bundled CommonJS modules call require.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
})

/** commander can run subcommands as programs of their own; ecomply has none, and loading the means to takes 2 ms. */
function withoutPrograms(bundle) {
  const stub = path.resolve('src/cli/no-programs.ts')
  bundle.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
    importer.includes(`${path.sep}commander${path.sep}`)
      ? { path: stub }
      : { external: true, path: 'node:child_process' },
  )
}

/** esbuild leaves comments as they are, and one Chinese character makes the whole text take twice the memory and time. */
function inAscii(text) {
  return text.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
