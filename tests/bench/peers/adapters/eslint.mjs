/** ESLint with @eslint/json, one record after another through its JavaScript interface. */
import { FINDINGS } from '../checks.mjs'

export const peer = {
  title: 'ESLint with @eslint/json',
  packages: ['eslint', '@eslint/json'],
  finds: FINDINGS,
  less: 'no NDJSON: records are handed over one by one, positions are within the record',
  prepare: async () => {
    const [{ ESLint }, { default: overrideConfig }] = await Promise.all([
      import('eslint'),
      import('./eslint.config.mjs'),
    ])
    // Faster than its Linter, which reads the configuration anew for each text.
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig })
    return async (text) => {
      const [{ messages }] = await eslint.lintText(text, { filePath: 'record.json' })
      return messages.map(nameOf)
    }
  },
}

// A text that could not be parsed has a message without a rule.
const nameOf = ({ ruleId, message }) => ruleId?.slice('bench/'.length) ?? message
