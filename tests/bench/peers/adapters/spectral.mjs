/** Stoplight Spectral, one record after another through its JavaScript interface. */
import { FINDINGS } from '../checks.mjs'

export const peer = {
  title: 'Stoplight Spectral',
  packages: [
    '@stoplight/spectral-cli',
    '@stoplight/spectral-core',
    '@stoplight/spectral-parsers',
    '@stoplight/spectral-functions',
  ],
  finds: FINDINGS,
  less: 'no NDJSON: records are handed over one by one, positions are within the record',
  prepare: async () => {
    // CommonJS, with names that an import does not see.
    const [{ default: core }, { default: parsers }, { default: ruleset }] = await Promise.all([
      import('@stoplight/spectral-core'),
      import('@stoplight/spectral-parsers'),
      import('./spectral-ruleset.mjs'),
    ])
    const spectral = new core.Spectral()
    spectral.setRuleset(ruleset)
    return async (text) => {
      const results = await spectral.run(new core.Document(text, parsers.Json, 'record.json'))
      return results.map(({ code }) => String(code))
    }
  },
}
