/** What ESLint is run with, also from its command line. */
import json from '@eslint/json'
import { FINDINGS } from '../checks.mjs'
import { plugin } from './eslint-plugin.mjs'

export default [
  {
    files: ['**/*.json'],
    plugins: { json, bench: plugin },
    language: 'json/json',
    rules: Object.fromEntries(FINDINGS.map((name) => [`bench/${name}`, 'error'])),
  },
]
